import { applyEdits } from '#domain/merge/apply-edits.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { openConflicts } from '#domain/merge/open-conflicts.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { beforeEach, expect, test } from 'vitest';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { RevisionInput } from '../storage/port.ts';
import { mergeAllConflicted, mergeDocuments } from './merge-documents.ts';

const ID = 'customer:01JD0000000000000000000000';
const stamp = (device: string, ms = 1) => formatStamp({ ms, counter: 0, device });
const base = createBody({ schema: 1, type: 'person', city: 'Vigo', name: 'Rosa' }, stamp('dana'));

function leaf(hash: string, device: string, path: string, value: string): RevisionInput {
	const body = applyEdits(base, [{ op: 'set', path, value }], stamp(device, 2));
	return { id: ID, path: [`2-${hash}`, '1-a'], deleted: false, body };
}

let storage: MemoryStorage;
beforeEach(async () => {
	storage = new MemoryStorage();
	await storage.bulkDocs([{ id: ID, path: ['1-a'], deleted: false, body: base }]);
});

async function liveLeaves(id = ID) {
	return ((await storage.leaves([id])).get(id) ?? []).filter(({ deleted }) => !deleted);
}

test('two leaves become one that holds both edits', async () => {
	await storage.bulkDocs([leaf('b', 'dana', 'city', 'Lugo'), leaf('c', 'dluis', 'name', 'Iria')]);
	expect(await mergeDocuments(storage, [ID])).toEqual([ID]);
	const [merged, ...others] = await liveLeaves();
	expect(others).toEqual([]);
	expect(merged?.body).toMatchObject({ city: 'Lugo', name: 'Iria' });
});

test('of a true clash no value is lost', async () => {
	await storage.bulkDocs([leaf('b', 'dana', 'city', 'Lugo'), leaf('c', 'dluis', 'city', 'Tui')]);
	await mergeDocuments(storage, [ID]);
	const [merged] = await liveLeaves();
	const [conflict] = openConflicts(merged?.body ?? {});
	expect(conflict?.values.map(({ v }) => v).sort()).toEqual(['Lugo', 'Tui']);
});

test('to merge again writes nothing', async () => {
	await storage.bulkDocs([leaf('b', 'dana', 'city', 'Lugo'), leaf('c', 'dluis', 'name', 'Iria')]);
	await mergeDocuments(storage, [ID]);
	const { updateSeq } = await storage.info();
	expect(await mergeDocuments(storage, [ID])).toEqual([]);
	expect((await storage.info()).updateSeq).toBe(updateSeq);
});

test('evidence is never merged, and does not keep the rest from it', async () => {
	const entry = 'entry:01JD0000000000000000000KKK:01JD0000000000000000000AAA';
	const twice = ['1-a', '1-b'].map((rev) => {
		return { id: entry, path: [rev], deleted: false, body: { answers: { rev } } };
	});
	await storage.bulkDocs([
		...twice,
		leaf('b', 'dana', 'city', 'Lugo'),
		leaf('c', 'dluis', 'name', 'Iria')
	]);
	await mergeAllConflicted(storage);
	expect(await liveLeaves()).toHaveLength(1);
	expect(await liveLeaves(entry)).toHaveLength(2);
});
