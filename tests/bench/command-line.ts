import { parseArgs } from 'node:util';
import type { Result } from '#domain/kernel/result.ts';

export interface BenchCommand {
	readonly names: readonly string[];
	readonly list: boolean;
	/** also what takes many minutes: a million documents */
	readonly large: boolean;
	readonly input: string | null;
	readonly json: string | null;
}

const USAGE = 'npm run bench -- [NAME…] [--input FILE] [--json FILE] [--large] [--list]';

/**
 * @param known names of all benches; without a name all of them are meant
 * @returns the benches asked for in the order of `known`, or what is wrong, in a sentence
 */
export function readCommandLine(
	args: readonly string[],
	known: readonly string[]
): Result<BenchCommand, string> {
	const read = parsed(args);
	if (!read.ok) return read;
	const { values, positionals } = read.value;
	const unknown = positionals.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		const error = `There is no bench named ${unknown.join(', ')}. There are: ${known.join(', ')}.`;
		return { ok: false, error };
	}
	const names = known.filter((name) => positionals.length === 0 || positionals.includes(name));
	const { list, large, input = null, json = null } = values;
	return { ok: true, value: { names, list, large, input, json } };
}

function parsed(args: readonly string[]) {
	try {
		const value = parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				list: { type: 'boolean', default: false },
				large: { type: 'boolean', default: false },
				input: { type: 'string' },
				json: { type: 'string' }
			}
		});
		return { ok: true, value } as const;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		return { ok: false, error: `${why}\n${USAGE}` } as const;
	}
}
