import { parseDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { z } from 'zod';
import type { Storage } from '../storage/port.ts';

export type TracesStorage = Pick<Storage, 'list' | 'under' | 'winners'>;

/** Under what somebody is to be found in the base, before anything of it goes. */
export interface Traces {
	/** cards of one person: whoever was merged with this one too */
	readonly cids: ReadonlySet<string>;
	/** ulids of what this person has handed in */
	readonly entries: ReadonlySet<string>;
}

const KINDS = [
	'customer',
	'activity',
	'complaint',
	'task',
	'purchase',
	'consent',
	'link',
	'file',
	'edit'
] as const;
const PAGE = 1000;

const winningCore = z.object({
	absorbed: z.array(z.object({ cid: z.string().optional() })).optional()
});
const losingCard = z.object({ into: z.string().optional() });

/** @returns null where there is no such customer, and nothing that hangs on one */
export async function tracesOf(storage: TracesStorage, cid: Ulid): Promise<Traces | null> {
	const cids = await onePerson(storage, cid);
	const entries = new Set<string>(cids);
	for await (const ids of pages(storage, 'entry')) {
		for (const [id, { body }] of await storage.winners(ids)) {
			const parsed = parseDocId(id);
			const names = typeof body['customer'] === 'string' && cids.has(body['customer']);
			if (parsed?.kind === 'entry' && names) entries.add(parsed.ulid);
		}
	}
	const traces = { cids, entries };
	return (await idsOf(storage, traces)).length === 0 ? null : traces;
}

/**
 * Every document of a person, tombstones included: the cards with their sections, what happened, files,
 * the history of edits, links of others that lead here, entries with their pictures and rulings.
 */
export async function idsOf(
	storage: TracesStorage,
	{ cids, entries }: Traces
): Promise<readonly string[]> {
	const roots = KINDS.flatMap((kind) => [...cids].map((cid) => `${kind}:${cid}`));
	const found = new Set((await storage.under(roots)).map(({ id }) => id));
	for (const kind of ['entry', 'picture', 'ruling'] as const) {
		for await (const ids of pages(storage, kind)) {
			for (const id of ids) {
				const parsed = parseDocId(id);
				if (parsed !== null && 'kid' in parsed && 'ulid' in parsed && entries.has(parsed.ulid)) {
					found.add(id);
				}
			}
		}
	}
	for await (const ids of pages(storage, 'link')) {
		for (const [id, { body }] of await storage.winners(ids)) {
			if (typeof body['to'] === 'string' && cids.has(body['to'])) found.add(id);
		}
	}
	return [...found];
}

/** Merges of people are believed where the card that went away says so too. */
async function onePerson(storage: TracesStorage, cid: Ulid): Promise<ReadonlySet<string>> {
	const person = new Set<string>();
	const open: string[] = [cid];
	for (let next = open.pop(); next !== undefined; next = open.pop()) {
		if (person.has(next)) continue;
		person.add(next);
		const into = await mergedInto(storage, next);
		if (into !== null) open.push(into);
		for (const each of await absorbedBy(storage, next)) {
			if ((await mergedInto(storage, each)) === next) open.push(each);
		}
	}
	return person;
}

async function absorbedBy(storage: TracesStorage, cid: string): Promise<readonly string[]> {
	const core = winningCore.safeParse(await bodyOf(storage, `customer:${cid}`));
	return (core.data?.absorbed ?? []).flatMap((each) => each.cid ?? []);
}

async function mergedInto(storage: TracesStorage, cid: string): Promise<string | null> {
	const merged = await bodyOf(storage, `customer:${cid}:merged`);
	return losingCard.safeParse(merged).data?.into ?? null;
}

async function bodyOf(storage: TracesStorage, id: string): Promise<unknown> {
	return (await storage.winners([id])).get(id)?.body;
}

async function* pages(
	storage: TracesStorage,
	kind: 'entry' | 'picture' | 'ruling' | 'link'
): AsyncGenerator<readonly string[]> {
	let from = `${kind}:`;
	for (;;) {
		const range = { from, to: `${kind};`, limit: PAGE, tombstones: 'include' } as const;
		const ids = (await storage.list(range)).map(({ id }) => id);
		yield ids;
		const last = ids.at(-1);
		if (last === undefined || ids.length < PAGE) return;
		from = `${last}\u0000`;
	}
}
