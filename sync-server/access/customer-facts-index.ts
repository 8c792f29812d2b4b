import { customerFacts, type CustomerFacts, type Facts } from '#domain/access/customer-facts.ts';
import {
	assigned,
	customerAssignment,
	type Assigned,
	type CustomerAssignment
} from '#domain/documents/customer.ts';
import { formatDocId, parseDocId, type DocId } from '#domain/documents/ids.ts';
import type { JsonBody, Storage } from '../storage/port.ts';
import type { WriteLog } from '../storage/write-log.ts';

type Source = Pick<Storage, 'info' | 'changes' | 'erasures' | 'heads' | 'bulkGet'>;

interface KnownCustomer {
	readonly card: Assigned | null;
	readonly assignment: CustomerAssignment | null;
	/** null while there is no card: an assignment alone makes no customer */
	readonly facts: CustomerFacts | null;
}

const UNKNOWN: KnownCustomer = { card: null, assignment: null, facts: null };
const BATCH = 1000;

/**
 * What decisions rest on, in memory, because it is asked for every document of every user: whose each
 * customer is, and who wrote each entry, segment and report. Built from storage at the start and kept
 * by the log; it never sees a body that was pushed and not written.
 *
 * Of a document in conflict the winner counts; the merge that follows each push settles it. A card
 * that is deleted still says whose it was, so that those who had it can be told of its tombstone.
 */
export class CustomerFactsIndex {
	readonly #storage: Source;
	readonly #customers = new Map<string, KnownCustomer>();
	readonly #authors = new Map<string, string>();
	#cursor = 0;
	#last: Promise<void> = Promise.resolve();

	private constructor(storage: Source) {
		this.#storage = storage;
	}

	/** Reads the whole log once, then follows it. */
	static async build(storage: Source, log: WriteLog): Promise<CustomerFactsIndex> {
		const index = new CustomerFactsIndex(storage);
		log.follow(() => index.catchUp());
		await index.catchUp();
		return index;
	}

	/** As of the last write of this process; `catchUp` first where writes of other processes count. */
	readonly factsOf = (id: DocId): Facts | null => {
		if ('cid' in id) return this.#customers.get(id.cid)?.facts ?? null;
		const by = this.#authors.get(formatDocId(id));
		return by === undefined ? null : { by };
	};

	/** Resolves when all that was written before the call is taken in. */
	catchUp(): Promise<void> {
		const run = this.#last.then(() => this.#readLog());
		// A failure is its caller's; the next one tries again from where this one stopped.
		this.#last = run.catch(() => undefined);
		return run;
	}

	async #readLog(): Promise<void> {
		const { updateSeq } = await this.#storage.info();
		while (this.#cursor < updateSeq) {
			const rows = await this.#storage.changes({ since: this.#cursor, limit: BATCH });
			const lastSeq = rows.at(-1)?.seq ?? 0;
			const upTo = rows.length < BATCH ? Math.max(updateSeq, lastSeq) : lastSeq;
			await this.#forget(upTo);
			await this.#take(rows.map((row) => row.id));
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

	async #take(ids: readonly string[]): Promise<void> {
		const telling = ids.flatMap((id) => {
			const parsed = parseDocId(id);
			return parsed !== null && tellsFacts(parsed) ? parsed : [];
		});
		const found = await this.#storage.bulkGet(telling.map((id) => ({ id: formatDocId(id) })));
		for (const [i, id] of telling.entries()) {
			const winner = found[i]?.found[0];
			if (winner === undefined) continue;
			this.#note(id, winner.deleted ? await this.#bodyBefore(id, winner.path) : winner.body);
		}
	}

	/** Of a tombstone, the last body before it. An assignment that is deleted assigns no more. */
	async #bodyBefore(id: DocId, [, ...ancestors]: readonly string[]): Promise<JsonBody | null> {
		if (id.kind === 'customer' && id.section === 'assignment') return null;
		const requests = ancestors.map((rev) => ({ id: formatDocId(id), rev }));
		const found = await this.#storage.bulkGet(requests);
		return found.flatMap((row) => row.found).find((revision) => !revision.deleted)?.body ?? null;
	}

	#note(id: DocId, body: JsonBody | null): void {
		if (id.kind === 'customer') this.#noteCustomer(id.cid, id.section, body);
		else this.#noteAuthor(formatDocId(id), body?.['by']);
	}

	#noteCustomer(cid: string, section: string, body: JsonBody | null): void {
		const known = this.#customers.get(cid) ?? UNKNOWN;
		const next = {
			card: section === 'core' ? parseCard(body) : known.card,
			assignment: section === 'assignment' ? parseAssignment(body) : known.assignment
		};
		const { card, assignment } = next;
		if (card === null && assignment === null) {
			this.#customers.delete(cid);
			return;
		}
		const facts = card === null ? null : customerFacts({ assigned: card }, assignment);
		this.#customers.set(cid, { ...next, facts });
	}

	#noteAuthor(id: string, by: unknown): void {
		if (typeof by === 'string') this.#authors.set(id, by);
		else this.#authors.delete(id);
	}
}

function tellsFacts(id: DocId): boolean {
	if (id.kind === 'customer') return id.section === 'core' || id.section === 'assignment';
	return id.kind === 'entry' || id.kind === 'segment' || id.kind === 'report';
}

function parseCard(body: JsonBody | null): Assigned | null {
	return assigned.safeParse(body?.['assigned']).data ?? null;
}

function parseAssignment(body: JsonBody | null): CustomerAssignment | null {
	return body === null ? null : (customerAssignment.safeParse({ ...body, _id: '' }).data ?? null);
}
