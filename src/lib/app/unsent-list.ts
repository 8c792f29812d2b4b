import type { LocalDatabase } from '../store/local-database.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import type { RejectedEdit } from '../store/rejected-store.ts';
import { customerOf } from './customer-ids.ts';
import type { PendingDoc, RejectedDoc } from './engine-api.ts';

/** What a record is called in a list, or '' when the device no longer holds it. */
export type TitleOf = (cid: string) => string;

/** What waits to be sent, as a person counts: a sign-up with its customer and consents is one. */
export function pendingDocs(database: LocalDatabase, titleOf: TitleOf): readonly PendingDoc[] {
	const units = new Map<string, OutboxEntry[]>();
	for (const entry of database.outbox.entries()) {
		units.set(entry.unit, [...(units.get(entry.unit) ?? []), entry]);
	}
	return [...units].map(([unit, entries]) => ({
		id: unit,
		title: titleOf(entries.map(({ id }) => customerOf(id)).find((cid) => cid !== null) ?? unit),
		since: Math.min(...entries.map(({ since }) => since))
	}));
}

/** What the server refused, grouped in the same way. */
export function rejectedDocs(
	edits: readonly RejectedEdit[],
	titleOf: TitleOf
): readonly RejectedDoc[] {
	const units = new Map<string, RejectedEdit[]>();
	for (const edit of edits) units.set(edit.unit, [...(units.get(edit.unit) ?? []), edit]);
	return [...units].flatMap(([id, [first, ...others]]) => {
		if (first === undefined) return [];
		const { docId, reason, at } = first;
		const all = [first, ...others];
		const body =
			others.length === 0
				? first.body
				: Object.fromEntries(all.map((each) => [each.docId, each.body]));
		return [{ id, title: titleOf(customerOf(docId) ?? id) || docId, reason, at, body }];
	});
}
