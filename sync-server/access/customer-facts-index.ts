import type { AudienceFacts, CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import type { Lending } from '#domain/access/lent-now.ts';
import { audience } from '#domain/documents/audience.ts';
import { formatDocId, parseDocId, type DocId, type DocKind } from '#domain/documents/ids.ts';
import type { ChangeRow, JsonBody, Storage } from '../storage/port.ts';
import type { WriteLog, Written } from '../storage/write-log.ts';
import { KnownCampaigns } from './known-campaigns.ts';
import { KnownCustomers, type BelongingAlike, type TellingSection } from './known-customers.ts';
import { KnownEntries } from './known-entries.ts';
import { KnownLinks } from './known-links.ts';

type Source = Pick<
	Storage,
	'info' | 'changes' | 'erasures' | 'heads' | 'winners' | 'winningField' | 'bulkGet'
>;

const BATCH = 1000;

/**
 * What decisions rest on, in memory, because it is asked for every document of every user: whose each
 * customer is, where each link leads, who wrote each entry, whom each contest, segment and report is for.
 * Built from storage at the start and kept by the log; it never sees a body that was pushed and not written.
 *
 * Of a document in conflict the winner counts; the merge that follows each push settles it. A card
 * that is deleted still says whose it was, so that those who had it can be told of its tombstone.
 */
export class CustomerFactsIndex {
	readonly #storage: Source;
	readonly #customers = new KnownCustomers();
	readonly #links = new KnownLinks();
	readonly #entries = new KnownEntries();
	readonly #campaigns = new KnownCampaigns();
	/** of contests, segments, reports and campaigns */
	readonly #audiences = new Map<string, AudienceFacts>();
	readonly #kinds = new Set<DocKind>();
	#cursor = 0;
	#last: Promise<void> = Promise.resolve();

	private constructor(storage: Source) {
		this.#storage = storage;
	}

	/** Reads the whole log once, then follows it. */
	static async build(storage: Source, log: WriteLog): Promise<CustomerFactsIndex> {
		const index = new CustomerFactsIndex(storage);
		log.follow((written) => index.catchUp(written));
		await index.catchUp();
		return index;
	}

	/** As of the last write of this process; `catchUp` first where writes of other processes count. */
	readonly factsOf = (id: DocId): Facts | null => {
		if (id.kind === 'link') return this.#factsOfLink(id.cid, this.#links.endOf(formatDocId(id)));
		if ('cid' in id) return this.#customers.factsOf(id.cid);
		const name = formatDocId(id);
		return isOfEntry(id) ? this.#entries.factsOf(name) : (this.#audiences.get(name) ?? null);
	};

	/** The customer, and those who were merged into them: what decides over the one decides over all. */
	whoFollow(cid: string): ReadonlySet<string> {
		return this.#customers.whoFollow(cid);
	}

	/** Ids of the links of others that lead to this customer. */
	linksTo(cid: string): Iterable<string> {
		return this.#links.leadingTo(cid);
	}

	/**
	 * All customers with such facts, and maybe more.
	 *
	 * @returns null where they are so many that it is no use to know them by name
	 */
	customersWhere(accepts: (facts: CustomerFacts) => boolean): ReadonlySet<string> | null {
		return this.#customers.where(accepts);
	}

	/** Every customer with a card that is not deleted, by how they belong. As of the last write of this process. */
	customers(): Iterable<BelongingAlike> {
		return this.#customers.present();
	}

	/** Ids of the entries that this person handed in, and of their pictures. */
	entriesBy(uid: string): Iterable<string> {
		return this.#entries.by(uid);
	}

	/** All campaigns, running or not. As of the last write of this process. */
	campaigns(): Iterable<Lending> {
		return this.#campaigns.all();
	}

	/** Names whom this campaign lends: it is another name when they are others, or stand for others. */
	lentBy(campaign: string): string {
		const { customers, name } = this.#campaigns.lentBy(campaign) ?? { customers: [], name: '' };
		const winners = customers.flatMap((cid) => {
			const winner = this.#customers.standsFor(cid) ?? cid;
			return winner === cid ? [] : [winner];
		});
		return [name, ...new Set(winners.sort())].join();
	}

	/** Whether there has ever been a document of this kind, since it was built. */
	hasKind(kind: DocKind): boolean {
		return this.#kinds.has(kind);
	}

	/**
	 * Resolves when all that was written before the call is taken in.
	 *
	 * @param written bodies of the latest, where they need not be read back
	 */
	catchUp(written?: Written): Promise<void> {
		const run = this.#last.then(() => this.#readLog(written));
		// A failure is its caller's; the next one tries again from where this one stopped.
		this.#last = run.catch(() => undefined);
		return run;
	}

	async #readLog(written?: Written): Promise<void> {
		const { updateSeq } = await this.#storage.info();
		while (this.#cursor < updateSeq) {
			const rows = await this.#storage.changes({ since: this.#cursor, limit: BATCH });
			const lastSeq = rows.at(-1)?.seq ?? 0;
			const upTo = rows.length < BATCH ? Math.max(updateSeq, lastSeq) : lastSeq;
			await this.#forget(upTo);
			await this.#take(rows, written);
			this.#cursor = upTo;
		}
	}

	async #forget(upTo: number): Promise<void> {
		const erasures = await this.#storage.erasures({ since: this.#cursor, upTo });
		if (erasures.length === 0) return;
		const present = await this.#storage.heads(erasures.map((erasure) => erasure.id));
		for (const { id } of erasures) {
			const parsed = parseDocId(id);
			if (parsed !== null && !present.has(id)) this.#note(parsed, null);
		}
	}

	async #take(rows: readonly ChangeRow[], written?: Written): Promise<void> {
		const telling = rows.flatMap(({ id, rev, deleted }) => {
			const parsed = parseDocId(id);
			if (parsed === null) return [];
			this.#kinds.add(parsed.kind);
			if (!tellsFacts(parsed)) return [];
			const body = deleted || !isCard(parsed) ? undefined : written?.bodyOf(id, rev);
			if (body === undefined) return parsed;
			this.#note(parsed, body);
			return [];
		});
		await this.#takeCards(telling.filter(isCard));
		const others = telling.filter((id) => !isCard(id));
		const winners = await this.#storage.winners(others.map(formatDocId));
		for (const id of others) {
			const winner = winners.get(formatDocId(id));
			if (winner === undefined) continue;
			this.#note(id, winner.deleted ? await this.#bodyBefore(id, winner.rev) : winner.body);
			// Whoever saw it hears that it is gone; it lends nothing any more.
			if (winner.deleted && id.kind === 'campaign') this.#lend(formatDocId(id), null);
		}
	}

	/** Nearly all that there is, and all that is long: of each, no more is read than whose it is. */
	async #takeCards(cards: readonly CardId[]): Promise<void> {
		const named = await this.#storage.winningField(cards.map(formatDocId), 'assigned');
		for (const id of cards) {
			const card = named.get(formatDocId(id));
			if (card === undefined) continue;
			if (card.deleted) {
				this.#note(id, await this.#bodyBefore(id, card.rev));
				this.#customers.bury(id.cid);
			} else this.#customers.noteCard(id.cid, card.text);
		}
	}

	/** Of a tombstone, the last body before it. An assignment or a merge that is deleted says no more. */
	async #bodyBefore(id: DocId, rev: string): Promise<JsonBody | null> {
		if (id.kind === 'customer' && id.section !== 'core') return null;
		const [tombstone] = await this.#storage.bulkGet([{ id: formatDocId(id), rev }]);
		const [, ...ancestors] = tombstone?.found[0]?.path ?? [];
		const requests = ancestors.map((rev) => ({ id: formatDocId(id), rev }));
		const found = await this.#storage.bulkGet(requests);
		return found.flatMap((row) => row.found).find((revision) => !revision.deleted)?.body ?? null;
	}

	#note(id: DocId, body: JsonBody | null): void {
		if (isCard(id)) {
			const named = body?.['assigned'];
			this.#customers.noteCard(id.cid, named === undefined ? null : JSON.stringify(named));
			return;
		}
		if (id.kind === 'customer') {
			if (isTelling(id.section)) this.#customers.note(id.cid, id.section, body);
			return;
		}
		const name = formatDocId(id);
		if (id.kind === 'link') {
			this.#links.note(name, body?.['to']);
			return;
		}
		if (isOfEntry(id)) {
			this.#entries.note(name, body?.['by']);
			return;
		}
		if (id.kind === 'campaign') this.#lend(name, body);
		const told = body === null ? null : toldBy(id, body);
		if (told === null) this.#audiences.delete(name);
		else this.#audiences.set(name, told);
	}

	#lend(campaign: string, body: JsonBody | null): void {
		for (const cid of this.#campaigns.note(campaign, body)) {
			this.#customers.lend(cid, this.#campaigns.naming(cid));
		}
	}

	#factsOfLink(cid: string, other: string | null): Facts | null {
		const from = this.#customers.factsOf(cid);
		const to = other === null ? null : this.#customers.factsOf(other);
		return from === null || to === null ? null : { from, to };
	}
}

function tellsFacts(id: DocId): boolean {
	if (id.kind === 'customer') return isCard(id) || isTelling(id.section);
	return id.kind === 'link' || TOLD_KINDS.has(id.kind);
}

/** Kinds that say of themselves who may read them. */
const TOLD_KINDS: ReadonlySet<DocId['kind']> = new Set([
	'entry',
	'picture',
	'segment',
	'report',
	'campaign',
	'contest'
]);

function isOfEntry({ kind }: DocId): boolean {
	return kind === 'entry' || kind === 'picture';
}

type CardId = Extract<DocId, { readonly kind: 'customer' }> & { readonly section: 'core' };

function isCard(id: DocId): id is CardId {
	return id.kind === 'customer' && id.section === 'core';
}

function isTelling(section: string): section is TellingSection {
	return section === 'assignment' || section === 'merged';
}

function toldBy({ kind }: DocId, body: JsonBody): AudienceFacts | null {
	if (kind === 'contest') return { by: null, audience: audienceOf(body, null) };
	const { by } = body;
	return typeof by === 'string' ? { by, audience: audienceOf(body, []) } : null;
}

/** What can't be read is for nobody. */
function audienceOf(
	{ audience: named }: JsonBody,
	unlessNamed: AudienceFacts['audience']
): AudienceFacts['audience'] {
	return named === undefined ? unlessNamed : (audience.safeParse(named).data ?? []);
}
