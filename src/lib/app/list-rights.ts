import type { CustomerSort, ListFilter } from './engine-api.ts';
import type { CustomerQuery } from './engine-api.ts';

/** What narrows a list, as a question says it. */
export const listFilters = [
	'stages',
	'territories',
	'tags',
	'quiet',
	'archived'
] as const satisfies readonly ListFilter[];

export const listSorts = [
	'name',
	'recent',
	'stage',
	'company',
	'place'
] as const satisfies readonly CustomerSort['by'][];

/** How the list remembers that somebody may not filter or sort by something: with it, before it is shown. */
export type ListUse = `filter/${ListFilter}` | `sort/${CustomerSort['by']}`;

type Question = Omit<CustomerQuery, 'offset' | 'limit'>;

/**
 * A question as far as who asks may ask it. An order is only left out, as it changes nobody; without one
 * of its filters it would be another question.
 *
 * @param withheld of `ListUse`, and what nobody here may search by
 * @returns null where nothing may be answered
 */
export function permitted<Q extends Question>(query: Q, withheld: ReadonlySet<string>): Q | null {
	if (withheld.size === 0) return query;
	if (filtersOf(query).some((filter) => withheld.has(`filter/${filter}`))) return null;
	return { ...query, sort: query.sort.filter(({ by }) => !withheld.has(`sort/${by}`)) };
}

function filtersOf(query: Question): readonly ListFilter[] {
	const { stages = [], territories = [], tags = [], notContactedSince, archived } = query;
	const used: Readonly<Record<ListFilter, boolean>> = {
		stages: stages.length > 0,
		territories: territories.length > 0,
		tags: tags.length > 0,
		quiet: notContactedSince !== undefined,
		archived: archived === true
	};
	return listFilters.filter((filter) => used[filter]);
}
