import { parseDocId } from '#domain/documents/ids.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { OutboxEntry } from '../store/outbox.ts';
import { customerOf } from './customer-ids.ts';
import type { PendingDoc } from './engine-api.ts';
import { owedUnits } from './owed-units.ts';

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

/** What a unit is called, and where it is to be seen. */
export function described(
	ids: readonly string[],
	titleOf: TitleOf
): { readonly title: string; readonly kind: 'signUp' | 'record'; readonly cid: string | null } {
	const signUp = ids.some((id) => parseDocId(id)?.kind === 'entry');
	const cid = ids.map(customerOf).find((each) => each !== null) ?? null;
	const title = cid === null ? '' : titleOf(cid);
	return { title, kind: signUp ? 'signUp' : 'record', cid: title === '' ? null : cid };
}
