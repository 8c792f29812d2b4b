import { parseDocId } from '#domain/documents/ids.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import type { RejectedEdit } from '../store/rejected-store.ts';
import { customerOf } from './customer-ids.ts';
import type { PendingDoc, RejectedDoc, RescueFile } from './engine-api.ts';
import { refusedName, refusedValues } from './refused-edits.ts';

/** What a record is called in a list, or '' when the device no longer holds it. */
export type TitleOf = (cid: string) => string;

/**
 * What waits to be sent, as a person counts: a sign-up with its customer and consents is one.
 *
 * @param owed ids that a restored server has lost and can't take back yet
 */
export function pendingDocs(
	database: LocalDatabase,
	owed: readonly string[],
	titleOf: TitleOf,
	state: 'waiting' | 'sending'
): readonly PendingDoc[] {
	const units = new Map<string, OutboxEntry[]>();
	for (const entry of database.outbox.entries()) {
		units.set(entry.unit, [...(units.get(entry.unit) ?? []), entry]);
	}
	const waiting = [...units].map(([unit, entries]): PendingDoc => {
		const ids = entries.map(({ id }) => id);
		const since = Math.min(...entries.map((entry) => entry.since));
		// An entry of the list that could not be read is without its date.
		return { id: unit, ...described(ids, titleOf), since: since === 0 ? null : since, state };
	});
	const lost = owedUnits(owed).map(([unit, ids]): PendingDoc => {
		return { id: `owed ${unit}`, ...described(ids, titleOf), since: null, state: 'owed' };
	});
	return [...waiting, ...lost];
}

/** What is owed to a restored server, as a person counts: all of one customer is one. */
export function owedUnits(
	owed: readonly string[]
): readonly (readonly [unit: string, ids: readonly string[]])[] {
	const units = new Map<string, string[]>();
	for (const id of owed) {
		const unit = customerOf(id) ?? id;
		units.set(unit, [...(units.get(unit) ?? []), id]);
	}
	return [...units];
}

/** What the server refused, grouped in the same way. */
export function rejectedDocs(
	database: LocalDatabase,
	edits: readonly RejectedEdit[],
	titleOf: TitleOf
): Promise<readonly RejectedDoc[]> {
	const units = new Map<string, RejectedEdit[]>();
	for (const edit of edits) units.set(edit.unit, [...(units.get(edit.unit) ?? []), edit]);
	return Promise.all(
		[...units].map(async ([id, all]) => {
			const { title, kind } = described(
				all.map(({ docId }) => docId),
				titleOf
			);
			return {
				id,
				title: title || refusedName(all),
				kind,
				reason: all.find(({ reason }) => reason !== '')?.reason ?? '',
				at: Math.max(...all.map(({ at }) => at)),
				body: Object.fromEntries(all.map(({ docId, body }) => [docId, body])),
				values: await refusedValues(database, all)
			};
		})
	);
}

/** Everything of this user that only this device has. */
export async function rescueFile(database: LocalDatabase, uid: string): Promise<RescueFile> {
	const owed = await database.state.owed();
	const ids = [...new Set([...database.outbox.entries().map(({ id }) => id), ...owed])];
	const unsent = [...(await database.documents.leaves(ids)).values()].flat();
	const refused = await database.rejected.list();
	return {
		format: 'ficha-rescue',
		version: 1,
		uid,
		device: database.clock.device,
		at: new Date(database.clock.now()).toISOString(),
		unsent: unsent.map(({ id, path, deleted, body }) => ({ id, path, deleted, body })),
		refused: refused.map(({ docId, reason, body }) => ({ id: docId, reason, body }))
	};
}

function described(
	ids: readonly string[],
	titleOf: TitleOf
): { readonly title: string; readonly kind: 'signUp' | 'record'; readonly cid: string | null } {
	const signUp = ids.some((id) => parseDocId(id)?.kind === 'entry');
	const cid = ids.map(customerOf).find((each) => each !== null) ?? null;
	const title = cid === null ? '' : titleOf(cid);
	return { title, kind: signUp ? 'signUp' : 'record', cid: title === '' ? null : cid };
}
