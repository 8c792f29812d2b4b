import type { LocalDatabase } from '../store/local-database.ts';
import type { RejectedEdit } from '../store/rejected-store.ts';
import type { RejectedDoc } from './engine-api.ts';
import { refusedName, refusedValues } from './refused-edits.ts';
import { described, type TitleOf } from './unsent-list.ts';

/** What the server refused, as a person counts: a sign-up with its customer and consents is one. */
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
