import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './input-stamp.mjs';

let base: string;
beforeEach(() => {
	base = mkdtempSync(join(tmpdir(), 'ficha-stamp-'));
	mkdirSync(join(base, 'src', 'inner'), { recursive: true });
	write('src/a.ts', 'a');
	write('src/inner/b.ts', 'b');
	write('lock.json', '{}');
});
afterEach(() => rmSync(base, { recursive: true }));

function write(path: string, content: string): void {
	writeFileSync(join(base, path), content);
}

function stamp(): string {
	return fingerprint(['src', 'lock.json', 'not-there'], base);
}

test('a build is current as long as no source says anything else', () => {
	const before = stamp();
	utimesSync(join(base, 'src', 'a.ts'), 1, 1);
	expect(stamp()).toBe(before);
	write('src/inner/b.ts', 'changed');
	expect(stamp()).not.toBe(before);
	write('src/inner/b.ts', 'b');
	expect(stamp()).toBe(before);
});

test('a new, renamed or removed source makes it stale', () => {
	const stamps = [stamp()];
	write('src/c.ts', 'c');
	stamps.push(stamp());
	rmSync(join(base, 'src', 'c.ts'));
	write('src/d.ts', 'c');
	stamps.push(stamp());
	expect(new Set(stamps).size).toBe(3);
});

test('a test that changes does not', () => {
	const before = stamp();
	write('src/a.test.ts', 'test');
	expect(stamp()).toBe(before);
});
