import type { Clock } from '#domain/kernel/clock.ts';
import type { Administrators } from '../access/administrators.ts';
import { judgeBatch, type FactsOf, type JudgingServer } from '../access/judge-batch.ts';
import type { Suppressions } from '../consent/suppressions.ts';
import { completeEntries } from '../conflicts/complete-entries.ts';
import { followMerges } from '../conflicts/follow-merges.ts';
import { mergeAllConflicted, mergeDocuments } from '../conflicts/merge-documents.ts';
import { stampRevisions } from '../conflicts/stamp-revisions.ts';
import { tellOfEdits } from '../conflicts/tell-of-edits.ts';
import type { EntryRulings } from '../draws/entry-rulings.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import type { WriteRules } from './writer.ts';

/** What the server knows of whom a customer belongs to and who wrote what. */
export interface FactsSource {
	readonly factsOf: FactsOf;
	/** Takes in all that has been written, by this process or another. */
	catchUp(): Promise<void>;
}

/**
 * Rights are judged, entries bring their customers and what is to be said of them, foreign edits are
 * stamped, what is written on a card that was merged goes on to its winner's, branches are merged.
 */
export function companyRules({
	storage,
	facts,
	rulings,
	suppressions,
	administrators,
	devicesOf,
	clock
}: {
	readonly storage: Storage;
	readonly facts: FactsSource;
	readonly rulings: Pick<EntryRulings, 'on'>;
	readonly suppressions: Pick<Suppressions, 'on'>;
	readonly administrators: Administrators;
	readonly devicesOf: JudgingServer['devicesOf'];
	readonly clock: Clock;
}): WriteRules {
	const server = {
		storage,
		facts: facts.factsOf,
		stamp: (revisions: readonly RevisionInput[]) => stampRevisions(storage, revisions),
		administrators,
		devicesOf
	};
	return {
		judge: async (asking, revisions) => {
			await facts.catchUp();
			return await judgeBatch(server, asking, revisions);
		},
		complete: async (principal, revisions) => {
			const derived = await completeEntries(storage, revisions);
			const ruled = await rulings.on(revisions);
			const suppressed = await suppressions.on([...revisions, ...derived]);
			const stamped = await stampRevisions(storage, revisions);
			const written = [...revisions, ...derived, ...stamped];
			const followed = await followMerges(storage, clock(), written);
			const own = [...derived, ...ruled, ...suppressed, ...stamped, ...followed];
			if (principal === null) return own;
			const events = await tellOfEdits(storage, { principal, now: clock() }, written);
			return [...own, ...events];
		},
		// A merge may come after the write, as it can be redone.
		settle: async (ids) => {
			await mergeDocuments(storage, ids);
		},
		settleLeftovers: () => mergeAllConflicted(storage)
	};
}
