import { describe, expect, test } from 'vitest';
import { createMemorySideStore } from './memory-side-store.ts';
import { Outbox } from './outbox.ts';
import type { Revision } from './revision.ts';

function written(id: string, ...path: readonly string[]): Revision {
	const [rev = '1-a'] = path;
	return { id, rev, path: [rev, ...path.slice(1)], deleted: false, body: { city: rev } };
}

test('lists what waits, oldest first, and survives a restart', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ revisions: [written('b')], unit: 'b', at: 2 });
	await outbox.add({ revisions: [written('a')], unit: 'a', at: 1 });
	const again = await Outbox.open(side);
	expect(again.entries().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('counts as a person counts: a sign-up with its customer and consents is one', async () => {
	const outbox = await Outbox.open(createMemorySideStore());
	await outbox.add({
		revisions: [written('entry:k:x'), written('customer:x'), written('consent:x:y')],
		unit: 'x',
		at: 1
	});
	await outbox.add({ revisions: [written('customer:z')], unit: 'z', at: 1 });
	expect(outbox.size).toBe(4);
	expect(outbox.units()).toBe(2);
});

test('what was changed while it was on its way is not taken for sent', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ revisions: [written('a'), written('b')], unit: 'u', at: 1 });
	const sent = outbox.entries();
	await outbox.add({ revisions: [written('a')], unit: 'u', at: 5 });
	await outbox.acknowledge(sent);
	expect(outbox.entries().map(({ id, since }) => [id, since])).toEqual([['a', 1]]);
	await outbox.acknowledge(outbox.entries());
	expect((await Outbox.open(side)).size).toBe(0);
});

test('what is changed in the moment of its acknowledgement is not struck off', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ revisions: [written('a')], unit: 'u', at: 1 });
	const sent = outbox.entries();
	await Promise.all([
		outbox.add({ revisions: [written('a')], unit: 'u', at: 5 }),
		outbox.acknowledge(sent)
	]);
	expect(outbox.has('a')).toBe(true);
	expect((await Outbox.open(side)).has('a')).toBe(true);
});

test('an entry that can’t be read still names its document', async () => {
	const side = createMemorySideStore();
	await side.write([{ table: 'outbox', key: 'customer:x', value: 'garbage' }]);
	const outbox = await Outbox.open(side);
	expect(outbox.has('customer:x')).toBe(true);
});

describe('what was written', () => {
	test('is kept whole until it is acknowledged', async () => {
		const side = createMemorySideStore();
		const outbox = await Outbox.open(side);
		await outbox.add({ revisions: [written('a', '2-b', '1-a')], unit: 'u', at: 1 });
		expect(await (await Outbox.open(side)).written('a')).toEqual([written('a', '2-b', '1-a')]);
		await outbox.acknowledge(outbox.entries());
		expect(await side.entries('outbox')).toEqual([]);
	});

	test('is kept once: what a later edit stands on is in its path, and a sibling beside it', async () => {
		const outbox = await Outbox.open(createMemorySideStore());
		await outbox.add({ revisions: [written('a', '2-b', '1-a')], unit: 'u', at: 1 });
		await outbox.add({ revisions: [written('a', '2-c', '1-a')], unit: 'u', at: 2 });
		await outbox.add({ revisions: [written('a', '3-d', '2-b', '1-a')], unit: 'u', at: 3 });
		const kept = await outbox.written('a');
		expect(kept.map(({ rev }) => rev)).toEqual(['2-c', '3-d']);
	});

	test('is replaced in one step, also by another document', async () => {
		const side = createMemorySideStore();
		const outbox = await Outbox.open(side);
		await outbox.add({ revisions: [written('a'), written('edit:1')], unit: 'u', at: 1 });
		await outbox.replace([
			{ old: written('a'), by: written('a', '1-b') },
			{ old: written('edit:1'), by: written('edit:2') }
		]);
		for (const each of [outbox, await Outbox.open(side)]) {
			expect(await each.written('a')).toEqual([written('a', '1-b')]);
			expect(each.find('a')?.replaced).toEqual(['1-a']);
			expect(each.find('edit:1')).toMatchObject({ replaced: ['1-a'] });
			expect(await each.written('edit:1')).toEqual([]);
			expect(each.find('edit:2')).toMatchObject({ unit: 'u' });
			expect(await each.written('edit:2')).toEqual([written('edit:2')]);
		}
	});

	test('is unknown where a former version of the app has listed it', async () => {
		const side = createMemorySideStore();
		const value = { unit: 'u', since: 1, change: 2 };
		await side.write([{ table: 'outbox', key: 'a', value }]);
		const outbox = await Outbox.open(side);
		expect(outbox.find('a')).toEqual({ id: 'a', ...value, replaced: [] });
		expect(await outbox.written('a')).toEqual([]);
	});

	test('is not held in memory: what a day at a stand leaves there is a line for each document', async () => {
		const outbox = await Outbox.open(createMemorySideStore());
		const body = { text: 'x'.repeat(10_000) };
		const add = (id: string) =>
			outbox.add({ revisions: [{ ...written(id), body }], unit: id, at: 1 });
		await add('entry:k:x');
		expect(JSON.stringify(outbox.entries()).length).toBeLessThan(200);
	});
});
