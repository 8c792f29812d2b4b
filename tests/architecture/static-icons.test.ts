import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from 'svelte/compiler';
import { expect, test } from 'vitest';
import { staticIcon } from '../../bundling/static-icons.ts';
import { sourceFiles } from './source-files.ts';

const LUCIDE = '@lucide/svelte/icons/';
/** What the build's icons take; that they are hidden from those who listen goes without saying. */
const TOLD = ['size', 'strokeWidth', 'aria-label', 'aria-hidden'];

const files = sourceFiles();
const icons = [
	...new Set(files.flatMap(({ imports }) => imports.filter((path) => path.startsWith(LUCIDE))))
];

test('every icon of the app can be written down, line by line', () => {
	expect(icons.length).toBeGreaterThan(50);
	for (const icon of icons) {
		const source = sourceOf(icon);
		const written = staticIcon(source);
		expect(compile(written, { generate: 'client' }).warnings, icon).toEqual([]);
		const lines = /"node": (.*?) \};/.exec(source)?.[1] ?? '';
		const values = [...lines.matchAll(/": "([^"]*)"/g)].map(([, value]) => value);
		expect(values.length, icon).toBeGreaterThan(0);
		for (const value of values) expect(written, icon).toContain(`"${value}"`);
	}
});

test('an icon that Lucide writes otherwise is not guessed at', () => {
	expect(() => staticIcon('<Icon iconNode={[]} />')).toThrow('not written as it was');
});

test('icons are told nothing that the written ones do not take', () => {
	const screens = files.filter(({ path }) => path.endsWith('.svelte'));
	const told = screens.flatMap(({ path, text }) => {
		const names = [...text.matchAll(/import (\w+) from '@lucide/g)].map(([, name]) => name);
		const tags = new RegExp(`<(?:${[...names, 'Icon'].join('|')})\\s([^>]*?)/>`, 'g');
		return [...text.matchAll(tags)].flatMap(([, props = '']) =>
			[...props.replaceAll(/\{[^}]*\}|"[^"]*"/g, '').matchAll(/[\w.-]+/g)].map(
				([prop]) => `${prop} in ${path}`
			)
		);
	});
	expect(told.length).toBeGreaterThan(100);
	expect(told.filter((each) => !TOLD.some((prop) => each.startsWith(`${prop} `)))).toEqual([]);
});

/** An alias names another one's file. */
function sourceOf(icon: string): string {
	const module = fileURLToPath(import.meta.resolve(icon));
	const target = /from ["'](.*\.svelte)["']/.exec(readFileSync(module, 'utf8'))?.[1] ?? '';
	return readFileSync(join(module, '..', target), 'utf8');
}
