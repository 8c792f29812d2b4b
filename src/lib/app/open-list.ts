import type { SideStore } from '../store/side-store.ts';
import { CustomerCatalogue } from './customer-catalogue.ts';
import type { CustomerSummary } from './customer-summary.ts';
import { readKeptList, type KeptList } from './kept-list.ts';
import type { Leisure } from './leisure.ts';

/** The list that an engine begins with. */
export interface OpenList {
	readonly catalogue: CustomerCatalogue;
	/** what the catalogue tells so far, or null when it is empty and must be read from the documents */
	readonly kept: KeptList | null;
}

/** The list as it was kept, ready to be shown. */
export async function openList(side: SideStore, leisure?: Leisure): Promise<OpenList> {
	const catalogue = new CustomerCatalogue(leisure);
	const kept = await readKeptList(side);
	// Kept before the first customer came: to show nobody would say that there is nobody.
	if (kept === null || kept.customers.length === 0) return { catalogue, kept: null };
	const { customers, orders, withheld } = kept;
	catalogue.adopt(customers);
	catalogue.withhold(new Set(withheld));
	for (const { language, places } of orders) {
		const ordered: CustomerSummary[] = [];
		for (const place of places) {
			const summary = customers[place]?.summary;
			if (summary !== undefined) ordered.push(summary);
		}
		if (ordered.length === catalogue.size) catalogue.orders.adopt(language, ordered);
	}
	return { catalogue, kept };
}
