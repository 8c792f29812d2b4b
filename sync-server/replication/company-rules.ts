import type { Clock } from '#domain/kernel/clock.ts';
import { judgeBatch, type FactsOf } from '../access/judge-batch.ts';
import { completeEntries } from '../conflicts/complete-entries.ts';
import { mergeAllConflicted, mergeDocuments } from '../conflicts/merge-documents.ts';
import { stampRevisions } from '../conflicts/stamp-revisions.ts';
import { tellOfEdits } from '../conflicts/tell-of-edits.ts';
import type { EntryRulings } from '../draws/entry-rulings.ts';
import type { Storage } from '../storage/port.ts';
import type { WriteRules } from './writer.ts';

/** What the server knows of whom a customer belongs to and who wrote what. */
export interface FactsSource {
	readonly factsOf: FactsOf;
	/** Takes in all that has been written, by this process or another. */
	catchUp(): Promise<void>;
}

/**
 * Rights are judged, entries bring their customers and what is to be said of them, foreign edits are
 * stamped, branches merged.
 */
export function companyRules(
	storage: Storage,
	facts: FactsSource,
	rulings: Pick<EntryRulings, 'on'>,
	clock: Clock
): WriteRules {
	return {
		judge: async (asking, revisions) => {
			await facts.catchUp();
			return await judgeBatch({ storage, facts: facts.factsOf }, asking, revisions);
		},
		complete: async (principal, revisions) => {
			const derived = await completeEntries(storage, revisions);
			const ruled = await rulings.on(revisions);
			const stamped = await stampRevisions(storage, revisions);
			const written = [...revisions, ...derived, ...stamped];
			if (principal === null) return [...derived, ...ruled, ...stamped];
			const events = await tellOfEdits(storage, { principal, now: clock() }, written);
			return [...derived, ...ruled, ...stamped, ...events];
		},
		// A merge may come after the write, as it can be redone.
		settle: async (ids) => {
			await mergeDocuments(storage, ids);
		},
		settleLeftovers: () => mergeAllConflicted(storage)
	};
}
