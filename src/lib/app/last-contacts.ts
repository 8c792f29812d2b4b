import { activity } from '#domain/documents/events.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument, readDocuments } from '../store/read-documents.ts';
import type { Breath } from './breath.ts';
import { customerOf } from './customer-ids.ts';
import { inPages } from './in-pages.ts';

/** With more newcomers at once, all activities are read in one go. */
const MANY = 20;

/** When each customer was last contacted, as far as the device knows: ISO instants by cid. */
export class LastContacts {
	readonly #known = new Map<string, string>();
	/** everybody's activities have been read, also those of customers who are not here yet */
	#complete = false;

	constructor(private readonly database: LocalDatabase) {}

	/** '' when nobody has contacted them. */
	of(cid: string): string {
		return this.#known.get(cid) ?? '';
	}

	adopt(contacts: Iterable<readonly [cid: string, at: string]>): void {
		for (const [cid, at] of contacts) this.#contacted(cid, at);
	}

	async readAll(breath: Breath): Promise<void> {
		for await (const page of inPages(this.database.documents, startingWith('activity:'))) {
			for (const { id, leaves } of page) {
				const at = this.#at(id, leaves);
				if (at !== null) this.#contacted(customerOf(id) ?? '', at);
				await breath();
			}
		}
		this.#complete = true;
	}

	/** Customers come to the device whose activities may have come before them, in an earlier session. */
	async meet(cids: readonly string[], breath: Breath): Promise<void> {
		if (this.#complete) return;
		if (cids.length > MANY) await this.readAll(breath);
		else for (const cid of cids) await this.#readAnew(cid);
	}

	/** These activities have come, changed or gone. */
	async refresh(ids: readonly string[]): Promise<void> {
		const listed = await this.database.documents.pick(ids);
		const here = new Map(listed.map(({ id, leaves }) => [id, leaves]));
		const unclear = new Set<string>();
		for (const id of ids) {
			const cid = customerOf(id) ?? '';
			const leaves = here.get(id) ?? [];
			const at = this.#at(id, leaves);
			if (at !== null && at >= this.of(cid)) this.#known.set(cid, at);
			// Whoever was contacted later is not concerned, unless the latest contact was this one.
			else if (!leaves.every(({ rev }) => rev.startsWith('1-')) || at === null) unclear.add(cid);
		}
		for (const cid of unclear) await this.#readAnew(cid);
	}

	async #readAnew(cid: string): Promise<void> {
		this.#known.delete(cid);
		const range = startingWith(`activity:${cid}:`);
		for (const { at, archived } of await readDocuments(this.database, range, activity)) {
			if (archived !== true) this.#contacted(cid, at);
		}
	}

	#at(id: string, leaves: Parameters<typeof mergedDocument>[1]): string | null {
		const merged = mergedDocument(id, leaves);
		const found = merged === null ? null : parseDocument(merged, activity);
		return found === null || found.archived === true ? null : found.at;
	}

	#contacted(cid: string, at: string): void {
		if (at > this.of(cid)) this.#known.set(cid, at);
	}
}
