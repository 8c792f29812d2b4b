import { afterEach, expect, test } from 'vitest';
import { buildEntry } from '#domain/contests/build-entry.ts';
import { capture, kid, publishable, submission } from '#domain/contests/contest-builders.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	known,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { DocumentStore } from '../store/document-store.ts';
import type { Revision } from '../store/revision.ts';

const MANY = 10_000;
const fair = publishable();
const ulidAt = (n: number): Ulid => newUlid(NOW - 1e6 + n, () => 0.5);

function entryAt(n: number): Revision {
	const ulid = ulidAt(n);
	const { _id, ...body } = buildEntry(submission({ ulid }), fair, capture);
	return known(_id, JSON.parse(JSON.stringify(body)) as JsonObject);
}

let local: LocalEngine;
afterEach(() => local.database.destroy());

/** How many documents were read out of a store, with their bodies. */
function countReads(documents: DocumentStore): () => number {
	let read = 0;
	const [list, pick, leaves] = [
		documents.list.bind(documents),
		documents.pick.bind(documents),
		documents.leaves.bind(documents)
	];
	documents.list = async (range) => {
		const found = await list(range);
		read += found.length;
		return found;
	};
	documents.pick = async (ids) => {
		read += ids.length;
		return pick(ids);
	};
	documents.leaves = async (ids) => {
		read += ids.length;
		return leaves(ids);
	};
	return () => {
		const so = read;
		read = 0;
		return so;
	};
}

test('a contest’s page reads ten thousand entries once, and then what has changed', async () => {
	const { _id, ...body } = fair;
	const entries = Array.from({ length: MANY }, (_, n) => entryAt(n));
	const contest = known(_id, JSON.parse(JSON.stringify(body)) as JsonObject);
	local = await openLocalEngine({ documents: [contest, ...entries] });
	const { engine, database } = local;
	const reads = countReads(database.documents);
	const total = async () => (await engine.contestPage(kid))?.entries.total;
	expect(await total()).toBe(MANY);
	expect(reads()).toBeGreaterThanOrEqual(MANY);

	await engine.submitEntry(submission({ ulid: ulidAt(MANY) }));
	await database.settle();
	reads();
	expect(await total()).toBe(MANY + 1);
	expect(reads()).toBeLessThan(10);
	expect(await total()).toBe(MANY + 1);
	expect(reads()).toBeLessThan(10);
});

test('an entry that is taken from the device is not counted any more', async () => {
	const { _id, ...body } = fair;
	const contest = known(_id, JSON.parse(JSON.stringify(body)) as JsonObject);
	local = await openLocalEngine({ documents: [contest, entryAt(1), entryAt(2)] });
	const { engine, database } = local;
	const total = async () => (await engine.contestPage(kid))?.entries.total;
	expect(await total()).toBe(2);
	await database.purge([`entry:${kid}:${ulidAt(1)}`]);
	expect(await total()).toBe(1);
});

test('the list of contests counts entries without reading them, and follows what changes', async () => {
	const [many, contests] = [1500, 200];
	const { _id, ...body } = fair;
	const entries = Array.from({ length: many }, (_, n) => entryAt(n));
	const others = Array.from({ length: contests }, (_, n) => `contest:${ulidAt(n)}`);
	const fairs = [_id, ...others].map((id) =>
		known(id, JSON.parse(JSON.stringify(body)) as JsonObject)
	);
	local = await openLocalEngine({ documents: [...fairs, ...entries] });
	const { engine, database } = local;
	const reads = countReads(database.documents);
	const counted = async () => {
		const rows = await engine.contestList();
		expect(rows).toHaveLength(contests + 1);
		expect(reads()).toBeLessThan(contests + 10);
		return rows.find((row) => row.kid === kid)?.entries;
	};
	expect(await counted()).toBe(many);

	await engine.submitEntry(submission({ ulid: ulidAt(many) }));
	await database.settle();
	reads();
	expect(await counted()).toBe(many + 1);
	await database.purge([1, 2].map((n) => `entry:${kid}:${ulidAt(n)}`));
	reads();
	expect(await counted()).toBe(many - 1);
	// As after a first sync: too many to look at each.
	database.changed(entries.map(({ id }) => id));
	expect(await counted()).toBe(many - 1);
});
