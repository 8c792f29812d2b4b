import { fold } from '#domain/search/fold.ts';
import type { CustomerSummary } from './customer-summary.ts';
import type { CustomerQuery } from './engine-api.ts';

type Test = (summary: CustomerSummary) => boolean;

/** cids of whoever is in the segment of a question; null where it names none */
export type Among = ReadonlySet<string> | null;

/**
 * Whether a customer passes every filter of a question; null when it has none.
 *
 * @param putAway how many customers have been archived: they are in no list but their own
 */
export function customerFilter(
	query: Omit<CustomerQuery, 'offset' | 'limit'>,
	among: Among,
	putAway = 0
): Test | null {
	const tests = [
		...archivedAs(query.archived, putAway),
		...(among === null ? [] : [({ cid }: CustomerSummary) => among.has(cid)]),
		...anyOf(query.stages, (summary) => [summary.stage]),
		...anyOf(query.territories, (summary) => [summary.territory]),
		...anyOf(query.tags?.map(fold), (summary) => summary.tags.map(fold)),
		...notContacted(query.notContactedSince)
	];
	return tests.length === 0 ? null : (summary) => tests.every((test) => test(summary));
}

function anyOf(
	wanted: readonly string[] | undefined,
	valuesOf: (summary: CustomerSummary) => readonly string[]
): readonly Test[] {
	if (wanted === undefined || wanted.length === 0) return [];
	const set = new Set(wanted);
	return [(summary) => valuesOf(summary).some((value) => set.has(value))];
}

function archivedAs(asked: true | undefined, putAway: number): readonly Test[] {
	if (asked === undefined && putAway === 0) return [];
	return [({ archived }) => archived === asked];
}

function notContacted(since: string | undefined): readonly Test[] {
	if (since === undefined) return [];
	const limit = Date.parse(since);
	return [({ lastContact, recency }) => lastContact === '' || recency < limit];
}
