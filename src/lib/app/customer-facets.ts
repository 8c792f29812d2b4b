import { stages } from '#domain/documents/stages.ts';
import { fold } from '#domain/search/fold.ts';
import type { Colleagues } from './colleagues.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { listFilters, listSorts } from './list-rights.ts';
import type { CustomerFacets } from './engine-api.ts';

/** What these customers can be filtered by. */
export function facetsOf(
	customers: Iterable<CustomerSummary>,
	colleagues: Pick<Colleagues, 'territoryName'>,
	withheld: ReadonlySet<string> = new Set()
): Omit<CustomerFacets, 'segments'> {
	const filters = listFilters.filter((filter) => !withheld.has(`filter/${filter}`));
	const sorts = listSorts.filter((by) => !withheld.has(`sort/${by}`));
	const isCounted = filters.includes('tags');
	let archived = false;
	const found = new Set<string>();
	const territories = new Set<string>();
	const tags = new Map<string, { readonly tag: string; readonly count: number }>();
	for (const summary of customers) {
		if (summary.archived === true) {
			archived = true;
			continue;
		}
		if (summary.stage !== '') found.add(summary.stage);
		if (summary.territory !== '') territories.add(summary.territory);
		for (const value of summary.tags) count(tags, value);
	}
	return {
		stages: inPipelineOrder(found),
		territories: [...territories]
			.map((slug) => ({ slug, name: colleagues.territoryName(slug) }))
			.sort((a, b) => a.name.localeCompare(b.name)),
		// They are also what is offered where one tags somebody.
		tags: [...tags.values()]
			.map(({ tag, count }) => ({ tag, count: isCounted ? count : 0 }))
			.sort((a, b) => b.count - a.count || a.tag.localeCompare(b.tag)),
		filters,
		sorts,
		archived: archived && filters.includes('archived')
	};
}

/** However it is written it is one tag, shown as it was first met. */
function count(
	tags: Map<string, { readonly tag: string; readonly count: number }>,
	value: string
): void {
	const key = fold(value);
	const known = tags.get(key) ?? { tag: value, count: 0 };
	tags.set(key, { ...known, count: known.count + 1 });
}

/** Those that a newer app knows come after. */
function inPipelineOrder(found: ReadonlySet<string>): readonly string[] {
	const known: readonly string[] = stages;
	const others = [...found].filter((stage) => !known.includes(stage)).sort();
	return [...known.filter((stage) => found.has(stage)), ...others];
}
