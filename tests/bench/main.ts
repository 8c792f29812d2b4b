import { access, writeFile } from 'node:fs/promises';
import type { Bench, Figure } from './bench.ts';
import { readCommandLine, type BenchCommand } from './command-line.ts';
import { benches } from './registry.ts';
import { machine, toRow, toTable } from './report.ts';
import { openStage, type Stage } from './stage/stage.ts';

/**
 * @param build makes what is measured, where it is missing or old
 * @returns the exit code: 0 measured, whatever the figures; 1 a bench could not finish; 2 asked wrongly
 */
export async function main(args: readonly string[], build: () => Promise<void>): Promise<number> {
	const known = benches.map(({ name }) => name);
	const read = readCommandLine(args, known);
	if (!read.ok) return refuse(read.error);
	const { list, input } = read.value;
	if (list)
		return print(benches.map(({ name, about }) => `${name.padEnd(16)} ${about}`).join('\n'));
	if (input !== null && !(await isReadable(input))) return refuse(`${input} can't be read.`);
	await build();
	return run(read.value);
}

async function run({ names, input, json, large }: BenchCommand): Promise<number> {
	const chosen = benches.filter(({ name }) => names.includes(name));
	if (input !== null && chosen.every((bench) => bench.input === undefined)) {
		console.error('None of these benches reads --input.');
	}
	const stage = openStage({ input, large });
	const figures: Figure[] = [];
	let failed = false;
	try {
		for (const bench of chosen) {
			const measured = await attempt(bench, stage);
			failed ||= measured === null;
			figures.push(...(measured ?? []));
		}
	} finally {
		await stage.close();
	}
	print(`\n${machine()}\n\n${toTable(figures)}`);
	if (json !== null) await writeFile(json, `${JSON.stringify(figures.map(toRow), null, '\t')}\n`);
	return failed ? 1 : 0;
}

/** One that can't finish does not cost the others their turn. */
async function attempt(bench: Bench, stage: Stage): Promise<readonly Figure[] | null> {
	const begun = Date.now();
	console.error(`${bench.name}: ${bench.about} …`);
	try {
		const figures = await bench.measure(stage);
		console.error(`${bench.name}: ${Math.round((Date.now() - begun) / 1000)} s`);
		return figures;
	} catch (error) {
		console.error(`${bench.name} could not finish:`, error);
		return null;
	}
}

async function isReadable(file: string): Promise<boolean> {
	return access(file).then(
		() => true,
		() => false
	);
}

function print(text: string): number {
	process.stdout.write(`${text}\n`);
	return 0;
}

function refuse(sentence: string): number {
	process.stderr.write(`${sentence}\n`);
	return 2;
}
