import { expect, test } from 'vitest';
import { readCsv } from './read-csv.ts';

test('comma, semicolon and tab are told apart', () => {
	for (const mark of [',', ';', '\t']) {
		const text = [`nombre${mark}ciudad`, `Ana${mark}Vigo`, `Luis${mark}León`].join('\r\n');
		expect(readCsv(text).map(({ cells }) => cells)).toEqual([
			['nombre', 'ciudad'],
			['Ana', 'Vigo'],
			['Luis', 'León']
		]);
	}
});

test('each row knows its line, also after cells with line breaks and blank lines', () => {
	const text = 'name,note\n"Ana","one\ntwo"\n\nLuis,x\r\n\r\nEva,"three\r\nfour"\nNoa,y';
	const rows = readCsv(text).map(({ line, cells }) => [line, cells[0]]);
	expect(rows).toEqual([
		[1, 'name'],
		[2, 'Ana'],
		[5, 'Luis'],
		[7, 'Eva'],
		[9, 'Noa']
	]);
});

test('a mark at the start of the file is no part of the first header', () => {
	expect(readCsv('\ufeffname,city\nAna,Vigo')[0]?.cells).toEqual(['name', 'city']);
});

test('a stray quote costs its own line and none of the others', () => {
	const text =
		'name,city\n"Ana"x,Vigo\nLuis,"León"\nEva,"Lu"go"\n"Noa,Jaca\n"Max","Ax\nles"\n"Zoé,Nice';
	const rows = readCsv(text).map(({ line, cells, broken }) => [line, broken ? '?' : cells[1]]);
	expect(rows).toEqual([
		[1, 'city'],
		[2, '?'],
		[3, 'León'],
		[4, '?'],
		[5, '?'],
		[6, 'Ax\nles'],
		[8, '?']
	]);
});

test('an empty file has no rows', () => {
	expect(readCsv('')).toEqual([]);
	expect(readCsv(' \n\n')).toEqual([]);
});
