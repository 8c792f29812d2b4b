import { expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import type { Revision } from '../store/revision.ts';
import { inRequests, pushRank } from './push-order.ts';

const ulid = newUlid(0, () => 0);

test('an entry goes before its customer, who goes before what hangs on them, and pictures come last', () => {
	const ids = [
		`file:${ulid}:core:${ulid}`,
		`consent:${ulid}:${ulid}`,
		`customer:${ulid}:assignment`,
		`customer:${ulid}`,
		`entry:${ulid}:${ulid}`
	];
	const sorted = [...ids].sort((a, b) => pushRank(a) - pushRank(b));
	expect(sorted.map((id) => id.split(':')[0])).toEqual([
		'entry',
		'customer',
		'customer',
		'consent',
		'file'
	]);
	expect(sorted[1]).toBe(`customer:${ulid}`);
});

test('requests stay small, and nothing is left out or changes its place', () => {
	const revision = (id: string, size: number): Revision => ({
		id,
		rev: '1-a',
		path: ['1-a'],
		deleted: false,
		body: { text: 'x'.repeat(size) }
	});
	const all = [10, 900_000, 900_000, 3_000_000, 10].map((size, i) => revision(String(i), size));
	const requests = inRequests(all);
	expect(requests.map((each) => each.map(({ id }) => id))).toEqual([
		['0', '1'],
		['2'],
		['3'],
		['4']
	]);
	expect(inRequests([])).toEqual([]);
});
