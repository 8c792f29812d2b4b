import { expect, test } from 'vitest';
import { readCommandLine } from './command-line.ts';

const KNOWN = ['offline-start', 'search-key', 'scroll'];

test('without a name all benches run', () => {
	const read = readCommandLine([], KNOWN);
	expect(read).toMatchObject({ ok: true, value: { names: KNOWN, list: false, json: null } });
});

test('the benches that are named run, each once, in the order of the registry', () => {
	const read = readCommandLine(['scroll', 'offline-start', 'scroll'], KNOWN);
	expect(read).toMatchObject({ ok: true, value: { names: ['offline-start', 'scroll'] } });
});

test('files to read and to write are named before or after the benches', () => {
	const read = readCommandLine(['--input', 'pairs.csv', 'scroll', '--json', 'out.json'], KNOWN);
	const value = {
		names: ['scroll'],
		input: 'pairs.csv',
		json: 'out.json',
		list: false,
		large: false
	};
	expect(read).toEqual({ ok: true, value });
});

test('a bench that there is not is refused with the names of those that there are', () => {
	const read = readCommandLine(['scrol', 'search-key'], KNOWN);
	const error = 'There is no bench named scrol. There are: offline-start, search-key, scroll.';
	expect(read).toEqual({ ok: false, error });
});

test('an option that there is not is refused with those that there are', () => {
	const read = readCommandLine(['--jsn', 'out.json'], KNOWN);
	expect(read).toMatchObject({
		ok: false,
		error: expect.stringContaining('--json FILE') as string
	});
});
