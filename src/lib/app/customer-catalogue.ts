import { activity } from '#domain/documents/events.ts';
import type { SortLanguage } from '#domain/search/sort-key.ts';
import { startingWith } from '../store/document-store.ts';
import { inTurn } from '../store/in-turn.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { CustomerSort } from './engine-api.ts';
import { CustomerIndex } from './customer-index.ts';
import { assignmentId, coreId, customerOf, groupCustomers } from './customer-documents.ts';
import { CustomerOrders } from './customer-orders.ts';
import { summarise, type CustomerSummary } from './customer-summary.ts';

/**
 * Every customer on the device, in memory: summaries for lists and the search index. Built when the
 * database opens, and kept true by what is written and pulled.
 */
export class CustomerCatalogue {
	readonly index = new CustomerIndex();
	readonly #summaries = new Map<string, CustomerSummary>();
	readonly #lastContacts = new Map<string, string>();
	#orders: CustomerOrders | null = null;
	readonly #waiting = new Set<string>();
	readonly #turn = inTurn();

	constructor(private readonly database: LocalDatabase) {}

	/** Lists can be shown when it resolves; search when `searchable` does. */
	async load(): Promise<void> {
		await this.#loadContacts();
		const customers = groupCustomers(await this.database.documents.list(startingWith('customer:')));
		for (const [cid, { core, assignment }] of customers) {
			this.#summaries.set(cid, summarise(cid, core, assignment, this.#lastContact(cid)));
		}
		const cores = [...customers].map(([cid, { core }]) => [cid, core] as const);
		void this.#turn(() => this.index.addAll(cores));
	}

	/** Resolves when everything that was written before can be found. */
	searchable(): Promise<void> {
		return this.#turn(() => Promise.resolve());
	}

	/** Something about these documents has changed. Resolves when the catalogue tells it. */
	update(ids: readonly string[]): Promise<void> {
		for (const id of ids) if (customerOf(id) !== null) this.#waiting.add(id);
		// Whoever's turn comes first reads for all that wait.
		return this.#turn(() => this.#refresh());
	}

	get size(): number {
		return this.#summaries.size;
	}

	get(cid: string): CustomerSummary | undefined {
		return this.#summaries.get(cid);
	}

	all(): Iterable<CustomerSummary> {
		return this.#summaries.values();
	}

	/** Everybody, in this order. */
	inOrder(sort: readonly CustomerSort[], language: SortLanguage): readonly CustomerSummary[] {
		this.#orders ??= new CustomerOrders([...this.#summaries.values()]);
		return this.#orders.by(sort, language);
	}

	#lastContact(cid: string): string {
		return this.#lastContacts.get(cid) ?? '';
	}

	async #loadContacts(): Promise<void> {
		const activities = await readDocuments(this.database, startingWith('activity:'), activity);
		for (const { _id, at } of activities) this.#contacted(_id, at);
	}

	#contacted(id: string, at: string): void {
		const cid = customerOf(id);
		if (cid !== null && at > this.#lastContact(cid)) this.#lastContacts.set(cid, at);
	}

	async #refresh(): Promise<void> {
		const ids = [...this.#waiting];
		this.#waiting.clear();
		if (ids.length === 0) return;
		await this.#refreshContacts(ids);
		const cids = [...new Set(ids.map(customerOf))].filter((cid) => cid !== null);
		const wanted = cids.flatMap((cid) => [coreId(cid), assignmentId(cid)]);
		const customers = groupCustomers(await this.database.documents.pick(wanted));
		for (const cid of cids) {
			const found = customers.get(cid);
			if (found === undefined) {
				this.#summaries.delete(cid);
				this.index.remove(cid);
			} else {
				const { core, assignment } = found;
				this.#summaries.set(cid, summarise(cid, core, assignment, this.#lastContact(cid)));
				this.index.put(cid, core);
			}
		}
		this.#orders = null;
	}

	/** Anew from all that is left of a customer's: the last one may just have been purged. */
	async #refreshContacts(ids: readonly string[]): Promise<void> {
		const touched = ids.filter((id) => id.startsWith('activity:')).map(customerOf);
		for (const cid of new Set(touched)) {
			if (cid === null) continue;
			this.#lastContacts.delete(cid);
			const range = startingWith(`activity:${cid}:`);
			const activities = await readDocuments(this.database, range, activity);
			for (const { _id, at } of activities) this.#contacted(_id, at);
		}
	}
}
