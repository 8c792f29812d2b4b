import { startingWith } from '../store/document-store.ts';
import { inTurn } from '../store/in-turn.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { breathing } from './breath.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { besideCores } from './beside-cores.ts';
import { groupCustomers, isBesideCore, type CustomerDocuments } from './customer-documents.ts';
import { assignmentId, coreId, customerOf, mergedId } from './customer-ids.ts';
import { absorbedBy, absorbedCids, standInFor } from './customer-merges.ts';
import type { ListedCustomer } from './customer-summary.ts';
import { inPages } from './in-pages.ts';
import { PART_SIZE, type KeptList, type ListKeeper } from './kept-list.ts';
import { LastContacts } from './last-contacts.ts';
import { summarise } from './summarise.ts';

/** Customers read at once. */
const BATCH = 250;

/**
 * Makes the catalogue true to the documents and keeps it so, and keeps a copy of it for the next
 * start.
 */
export class CatalogueSource {
	readonly #turn = inTurn();
	readonly #contacts: LastContacts;
	/** parts of the list that differ from what was kept */
	readonly #unkept = new Set<number>();

	constructor(
		private readonly database: LocalDatabase,
		private readonly catalogue: CustomerCatalogue,
		private readonly keeper: ListKeeper
	) {
		this.#contacts = new LastContacts(database);
		database.watch.beforePurge((ids) => keeper.doubt(ids));
	}

	/** Everything anew from the documents. */
	readAll(): Promise<void> {
		return this.#turn(async () => {
			await this.keeper.clear();
			const breath = breathing();
			await this.#contacts.readAll(breath);
			let rest: Parameters<typeof groupCustomers>[0] = [];
			for await (const page of inPages(this.database.documents, startingWith('customer:'))) {
				// The documents of one customer follow each other; the last one's may go on.
				const listed = [...rest, ...page];
				const last = customerOf(listed.at(-1)?.id ?? '');
				rest = listed.filter(({ id }) => customerOf(id) === last);
				await this.#take(listed.filter(({ id }) => customerOf(id) !== last));
			}
			await this.#take(rest);
		});
	}

	/** @returns the documents that may look different than the kept list had them */
	async catchUp({ sequence, customers, doubts }: KeptList): Promise<readonly string[]> {
		const { documents } = this.database;
		this.#contacts.adopt(
			customers.flatMap((each) =>
				each === null || each.summary.lastContact === ''
					? []
					: [[each.summary.cid, each.summary.lastContact] as const]
			)
		);
		// The documents have been replaced under the list: nothing of it can be told to be true.
		if ((await documents.sequence()) < sequence) {
			await this.#turn(() => this.#forgetAll());
			await this.readAll();
			return customers.flatMap((each) => (each === null ? [] : coreId(each.summary.cid)));
		}
		const changed = [...(await documents.writtenSince(sequence)), ...doubts];
		await this.#turn(() => this.#refresh(changed));
		return changed;
	}

	/** Resolves when the catalogue tells everything that has changed before. */
	update(): Promise<void> {
		// Whoever's turn comes first reads for all that wait.
		return this.#turn(() => this.#refresh(this.database.watch.take()));
	}

	/**
	 * Keeps the list if nothing changes meanwhile.
	 *
	 * @returns false when something did: try again later
	 */
	keep(): Promise<boolean> {
		return this.#turn(async () => {
			const { watch, documents } = this.database;
			const { begun, quiet } = watch;
			const { doubts } = this.keeper;
			if (!quiet) return false;
			// First where the documents stand, then what has changed: nothing falls in between.
			const sequence = await documents.sequence();
			await this.#refresh(watch.take());
			if (watch.begun !== begun) return false;
			await this.#keep(sequence, doubts);
			return true;
		});
	}

	async #keep(sequence: number, doubts: number): Promise<void> {
		const parts = [...this.#unkept];
		this.#unkept.clear();
		const { places: customers, orders } = this.catalogue;
		const kept = orders.byName().map(([language, summaries]) => ({
			language,
			places: summaries.flatMap(({ cid }) => this.catalogue.placeOf(cid) ?? [])
		}));
		try {
			const withheld = [...this.catalogue.withheld];
			await this.keeper.keep({ sequence, customers, orders: kept, withheld }, parts, doubts);
		} catch (error) {
			for (const part of parts) this.#unkept.add(part);
			throw error;
		}
	}

	async #take(listed: Parameters<typeof groupCustomers>[0]): Promise<void> {
		const breath = breathing();
		const come: ListedCustomer[] = [];
		for (const [cid, documents] of groupCustomers(listed)) {
			const listed = await this.#listed(cid, documents);
			if (listed !== null) come.push(listed);
			await breath();
		}
		this.#change(come, []);
	}

	/** null for whoever shows as somebody else. */
	async #listed(cid: string, documents: CustomerDocuments): Promise<ListedCustomer | null> {
		if (documents.into !== null && (await standInFor(this.database, cid)) !== cid) return null;
		const absorbed =
			absorbedCids(documents.core).length === 0
				? []
				: await absorbedBy(this.database, cid, documents.core);
		const contacts = [cid, ...absorbed.map((each) => each.cid)].map((each) =>
			this.#contacts.of(each)
		);
		return summarise(cid, documents, contacts.sort().at(-1) ?? '');
	}

	async #refresh(ids: readonly string[]): Promise<void> {
		if (ids.length === 0) return;
		await this.#contacts.refresh(ids.filter((id) => id.startsWith('activity:')));
		const cids = [...new Set(ids.flatMap((id) => customerOf(id) ?? []))];
		const seen = new Set(cids);
		const sections = sectionsByCustomer(ids);
		for (let start = 0; start < cids.length; start += BATCH) {
			const batch = cids.slice(start, start + BATCH);
			for (const cid of await this.#refreshSome(batch, sections)) {
				if (!seen.has(cid)) cids.push(cid);
				seen.add(cid);
			}
		}
	}

	/** @returns whoever may look different too, by merges: who goes into them, or they into whom */
	async #refreshSome(
		cids: readonly string[],
		sections: ReadonlyMap<string, readonly string[]>
	): Promise<readonly string[]> {
		const wanted = cids.flatMap((cid) => [coreId(cid), assignmentId(cid), mergedId(cid)]);
		const changed = cids.flatMap((cid) => sections.get(cid) ?? []);
		const settled = cids.filter((cid) => (this.catalogue.get(cid)?.conflicts ?? 0) > 0);
		// A section that has not changed is of interest only where something may have been settled.
		const others = await besideCores(this.database, settled);
		const read = new Set(others.map(({ id }) => id));
		const ids = new Set([...wanted, ...changed].filter((id) => !read.has(id)));
		const picked = [...others, ...(await this.database.documents.pick([...ids]))];
		const customers = groupCustomers(picked);
		const breath = breathing();
		const newcomers = [...customers.keys()].filter((cid) => this.catalogue.get(cid) === undefined);
		await this.#contacts.meet(newcomers, breath);
		const come: ListedCustomer[] = [];
		for (const [cid, documents] of customers) {
			const listed = await this.#listed(cid, documents);
			if (listed !== null) come.push(listed);
			await breath();
		}
		const here = new Set(come.map(({ summary }) => summary.cid));
		this.#change(
			come,
			cids.filter((cid) => !here.has(cid))
		);
		return [...customers.values()].flatMap(({ core, into }) => [
			...absorbedCids(core),
			...(into === null ? [] : [into])
		]);
	}

	#forgetAll(): Promise<void> {
		this.#change(
			[],
			[...this.catalogue.all()].map(({ cid }) => cid)
		);
		return Promise.resolve();
	}

	#change(come: readonly ListedCustomer[], gone: readonly string[]): void {
		for (const place of this.catalogue.change(come, gone)) {
			this.#unkept.add(Math.floor(place / PART_SIZE));
		}
	}
}

function sectionsByCustomer(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
	const sections = new Map<string, string[]>();
	for (const id of ids) {
		const cid = customerOf(id);
		if (cid === null || !isBesideCore(id)) continue;
		const others = sections.get(cid);
		if (others === undefined) sections.set(cid, [id]);
		else others.push(id);
	}
	return sections;
}
