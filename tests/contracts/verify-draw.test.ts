import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawnContest, type DrawnContest } from '#domain/contests/draw/draw-builders.ts';
import { drawState, inChain } from '#domain/contests/draw/draw-state.ts';
import { resultFile } from '#domain/contests/draw/result-file.ts';

interface Verifier {
	readonly verify: (result: Buffer, list: Buffer, say: (line: string) => void) => void;
}

const file = join(process.cwd(), 'static', 'verify-draw.mjs');
const { verify } = (await import(pathToFileURL(file).href)) as Verifier;

function bytesOf({ steps, list }: DrawnContest) {
	return { result: Buffer.from(resultFile(steps)), list: Buffer.from(list.text) };
}

function isRight(result: Buffer, list: Buffer): boolean {
	try {
		verify(result, list, () => undefined);
		return true;
	} catch {
		return false;
	}
}

describe('the verifier, written apart from the draw', () => {
	test('agrees with it on 200 draws', () => {
		for (let run = 0; run < 200; run++) {
			const drawn = drawnContest({
				run,
				entries: 1 + ((run * 7) % 60),
				winners: 1 + (run % 5),
				alternates: run % 4,
				redraws: 0
			});
			const { result, list } = bytesOf(drawn);
			expect(isRight(result, list)).toBe(true);
		}
	});

	test('follows every place that passed to the next', () => {
		const drawn = drawnContest({ entries: 30, redraws: 7 });
		const said: string[] = [];
		const { result, list } = bytesOf(drawn);
		verify(result, list, (line) => said.push(line));
		const state = drawState(inChain(drawn.steps));
		if (state.phase !== 'drawn') throw new Error('not drawn');
		for (const winner of state.winners) expect(said.at(-1)).toContain(winner);
	});

	test('rejects when one byte of the list or of the result is another', () => {
		const { result, list } = bytesOf(drawnContest({ redraws: 1 }));
		const change = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
		fc.assert(
			fc.property(fc.constantFrom('result', 'list'), change, (which, { at, by }) => {
				const changed = { result: Buffer.from(result), list: Buffer.from(list) };
				const bytes = changed[which];
				bytes.writeUInt8(((bytes[at % bytes.length] ?? 0) + by) % 256, at % bytes.length);
				expect(isRight(changed.result, changed.list)).toBe(false);
			}),
			{ numRuns: 1500 }
		);
	});

	test('rejects a result that was made to fit: another seed, text, list or winner, with new digests', () => {
		const { steps, list } = drawnContest({});
		const other = drawnContest({ run: 1 });
		const changes: ((index: number) => object)[] = [
			(i) => (i === 2 ? { seed: 'ab'.repeat(32) } : {}),
			(i) => (i === 2 ? { text: '27182' } : {}),
			(i) => (i === 2 ? { winners: other.list.ulids.slice(0, 3) } : {}),
			(i) => (i === 1 ? { alternates: 1 } : {}),
			(i) => (i === 1 ? { list: { digest: other.list.digest, entries: 12 } } : {})
		];
		for (const change of changes) {
			const forged = rechained(steps.map((step, i) => ({ ...step, ...change(i) })));
			expect(isRight(Buffer.from(resultFile(forged)), Buffer.from(list.text))).toBe(false);
		}
		expect(isRight(Buffer.from(resultFile(rechained(steps))), Buffer.from(list.text))).toBe(true);
	});

	test('rejects what was taken out of the chain: an abandoned draw, a redraw', () => {
		const { steps, list } = drawnContest({ redraws: 2 });
		for (const gone of [0, 1, 3]) {
			const rest = steps.filter((_, i) => i !== gone);
			expect(isRight(Buffer.from(resultFile(rest)), Buffer.from(list.text))).toBe(false);
		}
	});

	test('runs by itself, says each step in words, and fails the command when something is wrong', () => {
		const folder = mkdtempSync(join(tmpdir(), 'ficha-draw-'));
		const { result, list } = bytesOf(drawnContest({}));
		writeFileSync(join(folder, 'result.json'), result);
		writeFileSync(join(folder, 'list.txt'), list);
		const run = (name: string) =>
			spawnSync(process.execPath, [file, 'result.json', name], { cwd: folder, encoding: 'utf8' });
		const right = run('list.txt');
		expect(right.stdout).toContain('the seed is the one that was promised before');
		expect(right.stdout).toContain('The draw is right');
		expect(right.status).toBe(0);
		writeFileSync(join(folder, 'list.txt'), list.toString().replace('A', 'B'));
		const wrong = run('list.txt');
		expect(wrong.stderr).toContain('WRONG  This is not so: the list is the one that was frozen');
		expect(wrong.status).toBe(1);
		rmSync(folder, { recursive: true });
	});
});

/** As a forger would: every digest after a change is made anew. */
function rechained(steps: DrawnContest['steps']): DrawnContest['steps'] {
	const chain: DrawnContest['steps'][number][] = [];
	for (const step of steps) chain.push({ ...step, after: digestOf(chain) });
	return chain;
}

function digestOf(chain: DrawnContest['steps']): string | null {
	const { digest } = JSON.parse(resultFile(chain)) as { digest: string | null };
	return digest;
}
