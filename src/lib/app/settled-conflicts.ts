import { openConflicts } from '#domain/merge/open-conflicts.ts';
import { parseStamp } from '#domain/merge/stamp.ts';
import { writtenAt } from '#domain/merge/written-at.ts';
import type { SeenConflict } from '../store/seen-conflicts.ts';
import { cardFacts } from './card-facts.ts';
import { mayChoose, mayRead, toConflict, toValue, type ConflictReader } from './conflict-inbox.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId, customerOf } from './customer-ids.ts';
import type { SettledConflict } from './engine-api.ts';
import { lateWriters } from './late-writers.ts';

/** Whoever finds out that a choice was wrong finds out in the days after. */
const A_WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * What was settled of late, newest first. Which values there were is known from when the conflict was
 * seen here; what stands there now, who wrote it and when, the document says, so that a colleague's
 * choice is told as well as one's own. What is too old is forgotten on the way.
 */
export async function readSettled(reader: ConflictReader): Promise<readonly SettledConflict[]> {
	const { seenConflicts, documents, clock } = reader.database;
	const seen = await seenConflicts.list();
	const cids = [...new Set(seen.flatMap(({ docId }) => customerOf(docId) ?? []))];
	const wanted = new Set([
		...cids.flatMap((cid) => [coreId(cid), assignmentId(cid)]),
		...seen.map(({ docId }) => docId)
	]);
	const picked = await documents.pick([...wanted]);
	const customers = groupCustomers(picked);
	const since = clock.now() - A_WEEK_MS;
	const looked = await Promise.all(
		seen.map(async (conflict) => {
			const cid = customerOf(conflict.docId) ?? '';
			const customer = customers.get(cid);
			const settled = await settledSince(since, conflict, customer, reader);
			if (customer === undefined || typeof settled === 'string') {
				return { conflict, settled: null, isOver: settled === 'forgotten' };
			}
			const facts = await cardFacts(reader, cid, customer);
			if (!mayRead(reader.principal, conflict.docId, facts)) {
				return { conflict, settled: null, isOver: false };
			}
			const editable = mayChoose(reader.principal, conflict, facts);
			return { conflict, settled: { ...settled, editable }, isOver: false };
		})
	);
	await seenConflicts.forget(looked.flatMap(({ conflict, isOver }) => (isOver ? [conflict] : [])));
	return looked.flatMap(({ settled }) => settled ?? []).sort((a, b) => b.choice.at - a.choice.at);
}

async function settledSince(
	since: number,
	{ docId, path, values, at }: SeenConflict,
	customer: CustomerDocuments | undefined,
	reader: ConflictReader
): Promise<Omit<SettledConflict, 'editable'> | 'waiting' | 'forgotten'> {
	if (customer === undefined) return 'forgotten';
	const { core, beside } = customer;
	const body = docId === core._id ? core : beside.find(({ id }) => id === docId)?.body;
	if (body === undefined) return 'forgotten';
	if (openConflicts(body).some((open) => open.path === path)) return 'waiting';
	const written = writtenAt(body, path);
	// A number that was taken off the card may come back, and what was said about it with it.
	if (written === null) return at < since ? 'forgotten' : 'waiting';
	if (parseStamp(written.t).ms < since) return 'forgotten';
	const writerOf = await lateWriters(reader.database, core, values);
	return {
		conflict: { ...toConflict(core, { path, values }, reader, writerOf), docId },
		choice: toValue(written, path, reader)
	};
}
