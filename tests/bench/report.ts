import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';
import { systemChromium } from '../run/chromium-launch.ts';
import { meets, type Figure, type Target } from './bench.ts';

/** As it is written with `--json`. */
export interface Row {
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	readonly baseline: number;
	/** value through baseline */
	readonly ratio: number;
	readonly n: number;
}

export function toRow({ name, value, unit, baseline, n }: Figure): Row {
	return {
		name,
		value: rounded(value),
		unit,
		baseline: rounded(baseline),
		ratio: rounded(value / baseline),
		n
	};
}

const HEAD = ['bench', 'value', 'unit', 'baseline', 'ratio', 'n', 'target', ''];
/** Words to the left, numbers to the right. */
const WORDS: ReadonlySet<number> = new Set([0, 2, 6, 7]);

export function toTable(figures: readonly Figure[]): string {
	const lines = [HEAD, ...figures.map(cells)];
	const widths = HEAD.map((_, column) =>
		Math.max(...lines.map((line) => textAt(line, column).length))
	);
	const padded = lines.map((line) =>
		widths
			.map((width, column) => {
				const text = textAt(line, column);
				return WORDS.has(column) ? text.padEnd(width) : text.padStart(width);
			})
			.join('  ')
			.trimEnd()
	);
	return padded.join('\n');
}

/** A figure means nothing without the machine that it was measured on. */
export function machine(): string {
	const [first] = cpus();
	const memory = Math.round(totalmem() / 2 ** 30);
	const load = loadavg()[0]?.toFixed(1) ?? '?';
	const processor = `${cpus().length} × ${first?.model.trim() ?? 'unknown'}`;
	return `${processor}, ${memory} GiB, ${platform()} ${release()}, Node ${process.version}, ${browser()}, load ${load}`;
}

function browser(): string {
	const file = systemChromium() ?? chromium.executablePath();
	return execFileSync(file, ['--version'], {
		stdio: ['ignore', 'pipe', 'ignore'],
		encoding: 'utf8'
	}).trim();
}

function cells(figure: Figure): readonly string[] {
	const { name, value, unit, baseline, ratio, n } = toRow(figure);
	const { target } = figure;
	const verdict = target === undefined ? '' : meets(figure) ? 'met' : 'MISSED';
	return [
		name,
		String(value),
		unit,
		String(baseline),
		String(ratio),
		String(n),
		target === undefined ? '' : targetWords(target),
		verdict
	];
}

function targetWords(target: Target): string {
	return 'below' in target ? `< ${target.below}` : `≥ ${target.atLeast}`;
}

function textAt(line: readonly string[], column: number): string {
	return line[column] ?? '';
}

/** Three digits are more than any of these measurements deserves. */
function rounded(value: number): number {
	return Number(value.toPrecision(3));
}
