import type { Principal } from '#domain/access/principal.ts';
import { customerCore } from '#domain/documents/customer.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { textsOfDocument, type MayFindBy } from '#domain/search/texts-of-document.ts';
import { startingWith, type ListedDocument } from '../store/document-store.ts';
import { inTurn } from '../store/in-turn.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import type { SideStore } from '../store/side-store.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { absorbedCids } from './customer-merges.ts';
import { CustomerTexts } from './customer-texts.ts';
import { mayUse } from './field-uses.ts';
import { inPages } from './in-pages.ts';
import { forgetTexts, keepTexts, partOf, readKeptTexts } from './kept-texts.ts';

/** Kinds of documents that have texts, a customer's own first. */
const KINDS = ['customer', 'activity', 'complaint', 'task', 'purchase'];
/** Documents read at once: no more than a letter that is typed meanwhile can wait for. */
const BATCH = 50;
/** With more changes at once, such as a first sync brings, nobody waits for them. */
const FEW = 50;

/**
 * Lets customers be found by their notes and all else that is written about them, once the list can be
 * used: what was kept is read back and brought up to date, and kept up with every change.
 */
export class TextSource {
	readonly #turn = inTurn();
	#texts: CustomerTexts | null = null;
	#rights = '';
	#mayFindBy: MayFindBy = () => false;
	/** documents that may tell something else now */
	#stale = new Set<string>();
	/** parts that differ from what was kept, or null when all do */
	#unkept: Set<string> | null = null;
	#reading = false;
	#over = false;

	constructor(
		private readonly database: LocalDatabase,
		private readonly catalogue: CustomerCatalogue,
		private readonly side: SideStore
	) {
		database.onChange((ids) => {
			for (const id of ids) if (hasTexts(id)) this.#stale.add(id);
		});
	}

	/**
	 * Everything, for who has these rights; again when they have changed.
	 *
	 * @returns whether anything can be found that could not before
	 */
	read(principal: Principal | null): Promise<boolean> {
		return this.#turn(async () => {
			const rights = JSON.stringify(
				principal?.roles.map(({ sections, fields }) => [sections, fields])
			);
			if (this.#texts !== null && rights === this.#rights) return false;
			this.#rights = rights;
			const may = mayUse(principal);
			this.#mayFindBy = (section, field) => may({ use: 'search', section, field });
			this.#reading = true;
			try {
				this.#texts = (await this.#readKept()) ?? (await this.#readAll());
				if (this.#over) return false;
				await this.catalogue.adoptTexts(this.#texts, this.catalogue.leisure.breathing());
			} finally {
				this.#reading = false;
			}
			await this.#refresh();
			return this.#texts.entries.size > 0;
		});
	}

	/**
	 * What has changed since, if it is not much: the rest when it is kept. Whoever waits for a change to be
	 * told does not wait for all texts: these are brought up to date when they have been read.
	 */
	async update(): Promise<void> {
		if (this.#reading) return;
		await this.#turn(async () => {
			if (this.#stale.size <= FEW) await this.#refresh();
		});
	}

	/**
	 * Brings all up to date, and keeps it if nothing changes meanwhile.
	 *
	 * @returns false when something did: try again later
	 */
	keep(): Promise<boolean> {
		return this.#turn(async () => {
			const { watch, documents } = this.database;
			const { begun, quiet } = watch;
			if (this.#texts === null) return true;
			if (!quiet) return false;
			const sequence = await documents.sequence();
			await this.#refresh();
			if (watch.begun !== begun || this.#over) return false;
			if (this.#unkept?.size !== 0) await this.#keep(this.#texts, sequence);
			return true;
		});
	}

	/** What is under way ends soon, and nothing more is read. */
	stop(): void {
		this.#over = true;
		this.catalogue.leisure.end();
	}

	async #readKept(): Promise<CustomerTexts | null> {
		const breath = this.catalogue.leisure.breathing();
		const kept = await readKeptTexts(this.side, this.#rights, breath).catch(() => null);
		const { documents } = this.database;
		// The documents have been replaced under the copy: nothing of it can be told to be true.
		if (kept === null || (await documents.sequence()) < kept.sequence) return null;
		for (const id of await documents.writtenSince(kept.sequence)) {
			if (hasTexts(id)) this.#stale.add(id);
		}
		const texts = new CustomerTexts(kept.lines);
		this.#unkept = new Set();
		await this.#bring(texts);
		return texts;
	}

	async #readAll(): Promise<CustomerTexts> {
		await forgetTexts(this.side);
		this.#stale.clear();
		this.#unkept = null;
		const texts = new CustomerTexts();
		const breath = this.catalogue.leisure.breathing();
		for (const kind of KINDS) {
			for await (const page of inPages(this.database.documents, startingWith(`${kind}:`), BATCH)) {
				for (const document of page) {
					const told = this.#told(document);
					if (told !== null) texts.add(told.cid, told.key, told.texts, told.absorbed);
					await breath();
				}
				if (this.#over) return texts;
			}
		}
		return texts;
	}

	async #refresh(): Promise<void> {
		if (this.#texts === null || this.#stale.size === 0) return;
		const changed = await this.#bring(this.#texts);
		if (changed.length > 0)
			await this.catalogue.tellTexts(changed, this.catalogue.leisure.breathing());
	}

	/** @returns who can be found by something else now */
	async #bring(texts: CustomerTexts): Promise<readonly string[]> {
		const ids = [...this.#stale];
		this.#stale.clear();
		const breath = this.catalogue.leisure.breathing();
		const changed = new Set<string>();
		for (let start = 0; start < ids.length && !this.#over; start += BATCH) {
			const batch = ids.slice(start, start + BATCH);
			const picked = await this.database.documents.pick(batch);
			const here = new Map(picked.map((document) => [document.id, document]));
			for (const id of batch) {
				const told = this.#told(here.get(id) ?? { id, leaves: [] });
				await breath();
				if (told === null) continue;
				const before = texts.shownAs(told.cid);
				if (!texts.replace(told.cid, told.key, told.texts, told.absorbed)) continue;
				this.#unkept?.add(partOf(told.cid));
				for (const cid of [...before, ...texts.shownAs(told.cid)]) changed.add(cid);
			}
		}
		return [...changed];
	}

	async #keep(texts: CustomerTexts, sequence: number): Promise<void> {
		const unkept = this.#unkept;
		const parts = new Map<string, [string, string][]>();
		for (const part of unkept ?? []) parts.set(part, []);
		for (const [cid, lines] of texts.entries) {
			const part = partOf(cid);
			if (unkept?.has(part) === false) continue;
			const others = parts.get(part);
			if (others === undefined) parts.set(part, [[cid, lines]]);
			else others.push([cid, lines]);
		}
		await keepTexts(this.side, { sequence, rights: this.#rights }, parts);
		this.#unkept = new Set();
	}

	#told({ id, leaves }: ListedDocument) {
		const parsed = parseDocId(id);
		if (parsed === null || !('cid' in parsed)) return null;
		const merged = mergedDocument(id, leaves);
		const { cid } = parsed;
		// Without the customer, who is told by the line's own place.
		const key = id.replace(`:${cid}`, '');
		if (merged === null) return { cid, key, texts: [], absorbed: [] };
		const isCore = parsed.kind === 'customer' && parsed.section === 'core';
		return {
			cid,
			key,
			texts: textsOfDocument(parsed, merged.body, this.#mayFindBy),
			absorbed: isCore ? absorbedIn(merged.body) : []
		};
	}
}

function absorbedIn(body: object): readonly string[] {
	if (!('absorbed' in body)) return [];
	const parsed = customerCore.shape.absorbed.safeParse(body.absorbed);
	return parsed.success ? absorbedCids({ absorbed: parsed.data }) : [];
}

function hasTexts(id: string): boolean {
	return KINDS.some((kind) => id.startsWith(`${kind}:`));
}
