import { entryFacts } from '#domain/contests/entry-facts.ts';
import type { KnownEntry } from '#domain/contests/entry-overview.ts';
import { entry } from '#domain/documents/contest.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { ruling, type Ruling } from '#domain/documents/ruling.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { startingWith, type ListedDocument } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';

/** What the device holds of who takes part in a contest, by ulid of the entry. */
export interface KnownEntries {
	readonly entries: ReadonlyMap<Ulid, KnownEntry>;
	readonly rulings: ReadonlyMap<Ulid, Ruling>;
}

interface Book {
	readonly kid: Ulid;
	readonly entries: Map<Ulid, KnownEntry>;
	readonly rulings: Map<Ulid, Ruling>;
	/** ids that are to be read again */
	readonly changed: Set<string>;
}

/**
 * Entries of the contest that somebody looks at, ten thousand at a large fair. Read once; after that
 * only what has changed is, because while the fair goes on every moment changes something. Of one
 * contest at a time: they take some megabytes.
 */
export class EntryBook {
	#book: Book | null = null;
	/** one reading after the other */
	#reading: Promise<unknown> = Promise.resolve();

	constructor(private readonly database: LocalDatabase) {}

	/** Something about these documents has changed. */
	update(ids: readonly string[]): void {
		if (this.#book === null) return;
		const { kid, changed } = this.#book;
		for (const id of ids) {
			if (id.startsWith(`entry:${kid}:`) || id.startsWith(`ruling:${kid}:`)) changed.add(id);
		}
	}

	of(kid: Ulid): Promise<KnownEntries> {
		const read = this.#reading.then(() => this.#of(kid));
		this.#reading = read.catch(() => undefined);
		return read;
	}

	async #of(kid: Ulid): Promise<KnownEntries> {
		const book = this.#book?.kid === kid ? this.#book : await this.#open(kid);
		await this.#refresh(book);
		return book;
	}

	async #open(kid: Ulid): Promise<Book> {
		const book: Book = { kid, entries: new Map(), rulings: new Map(), changed: new Set() };
		// From now on it hears of changes, those during the reading too.
		this.#book = book;
		try {
			for (const kind of ['entry', 'ruling']) {
				put(book, await this.database.documents.list(startingWith(`${kind}:${kid}:`)));
			}
		} catch (error) {
			this.#book = null;
			throw error;
		}
		return book;
	}

	async #refresh(book: Book): Promise<void> {
		const ids = [...book.changed];
		if (ids.length === 0) return;
		book.changed.clear();
		try {
			const picked = await this.database.documents.pick(ids);
			// What does not live any more is not among them.
			for (const id of ids) forget(book, id);
			put(book, picked);
		} catch (error) {
			for (const id of ids) book.changed.add(id);
			throw error;
		}
	}
}

function put({ entries, rulings }: Book, listed: readonly ListedDocument[]): void {
	for (const { id, leaves } of listed) {
		const of = parseDocId(id);
		const merged = mergedDocument(id, leaves);
		if (merged === null) continue;
		if (of?.kind === 'entry') {
			const found = parseDocument(merged, entry);
			if (found !== null) entries.set(of.ulid, { ulid: of.ulid, entry: entryFacts(found) });
		} else if (of?.kind === 'ruling') {
			const found = parseDocument(merged, ruling);
			if (found !== null) rulings.set(of.ulid, found);
		}
	}
}

function forget({ entries, rulings }: Book, id: string): void {
	const of = parseDocId(id);
	if (of?.kind === 'entry') entries.delete(of.ulid);
	if (of?.kind === 'ruling') rulings.delete(of.ulid);
}
