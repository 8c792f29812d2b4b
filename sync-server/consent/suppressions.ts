import {
	CONTACT,
	isContactChannel,
	type ContactChannel
} from '#domain/consent/contact-objections.ts';
import { suppressionEntries, suppressionKeyId } from '#domain/consent/suppression.ts';
import { customerMerged, type CustomerCore } from '#domain/documents/customer.ts';
import { customerId, formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../admin/first-revision.ts';
import type { RandomBytes } from '../auth/secret-token.ts';
import type { JsonBody, RevisionInput, Storage } from '../storage/port.ts';
import { z } from 'zod';

/** What is on the list says nothing of when: whoever knows that could tell who it is. */
const AT = Date.UTC(2026, 0, 1);
const KEY_BYTES = 32;

const reachable = z.object({
	phones: z.array(z.looseObject({ id: z.string(), number: z.optional(z.string()) })).catch([]),
	emails: z.array(z.looseObject({ id: z.string(), address: z.optional(z.string()) })).catch([])
});
type Reachable = Pick<CustomerCore, 'phones' | 'emails'>;

interface Objection {
	readonly cid: Ulid;
	readonly channel: ContactChannel;
}

/**
 * Puts whoever objects to being contacted on the company's list, in the transaction that brings the
 * objection. Nobody is taken off again: a yes that is noted later counts on that person's card, and
 * after an erasure nobody is left to whom it could belong.
 */
export class Suppressions {
	readonly #storage: Pick<Storage, 'leaves' | 'heads'>;
	readonly #randomBytes: RandomBytes;

	constructor(storage: Pick<Storage, 'leaves' | 'heads'>, randomBytes: RandomBytes) {
		this.#storage = storage;
		this.#randomBytes = randomBytes;
	}

	/** What is to be written with these revisions. To be called in the writer's turn. */
	async on(revisions: readonly RevisionInput[]): Promise<readonly RevisionInput[]> {
		const objections = revisions.flatMap((revision) => objectionIn(revision) ?? []);
		if (objections.length === 0) return [];
		const { key, made } = await this.#key();
		const people = await this.#people(objections, revisions);
		const ids = objections.flatMap(({ cid, channel }) =>
			(people.get(cid) ?? [])
				.flatMap((core) => suppressionEntries(key, core))
				.filter((entry) => entry.channel === channel)
				.map(({ id }) => id)
		);
		const known = await this.#storage.heads(ids);
		const fresh = [...new Set(ids)].filter((id) => !known.has(id));
		return [...made, ...fresh.map((id) => firstRevision(id, { schema: 1 }, AT))];
	}

	async #key(): Promise<{ readonly key: string; readonly made: readonly RevisionInput[] }> {
		const tree = (await this.#storage.leaves([suppressionKeyId])).get(suppressionKeyId) ?? [];
		const kept = tree.find(({ deleted }) => !deleted)?.body['key'];
		if (typeof kept === 'string') return { key: kept, made: [] };
		const key = Buffer.from(this.#randomBytes(KEY_BYTES)).toString('hex');
		return { key, made: [firstRevision(suppressionKeyId, { schema: 1, key }, AT)] };
	}

	/** By customer, all that is known of how to reach them, on each leaf and on whom they were merged into. */
	async #people(
		objections: readonly Objection[],
		revisions: readonly RevisionInput[]
	): Promise<ReadonlyMap<Ulid, readonly Reachable[]>> {
		const cids = [...new Set(objections.map(({ cid }) => cid))];
		const merged = await this.#bodies(cids.map(mergedId), revisions);
		const winners = new Map(cids.map((cid) => [cid, winnerIn(merged.get(mergedId(cid)) ?? [])]));
		const asked = [...cids, ...winners.values()].flatMap((cid) => cid ?? []);
		const cores = await this.#bodies(asked.map(customerId), revisions);
		const of = (cid: Ulid | null | undefined): readonly Reachable[] =>
			cid == null ? [] : (cores.get(customerId(cid)) ?? []).map((body) => reachable.parse(body));
		return new Map(cids.map((cid) => [cid, [...of(cid), ...of(winners.get(cid))]]));
	}

	/** Those that are there, and those that come with the objection. */
	async #bodies(
		ids: readonly string[],
		revisions: readonly RevisionInput[]
	): Promise<ReadonlyMap<string, readonly JsonBody[]>> {
		const trees = await this.#storage.leaves(ids);
		return new Map(
			ids.map((id) => {
				const coming = revisions.filter((revision) => revision.id === id);
				const live = [...(trees.get(id) ?? []), ...coming].filter(({ deleted }) => !deleted);
				return [id, live.map(({ body }) => body)];
			})
		);
	}
}

function objectionIn({ id, body }: RevisionInput): Objection | null {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'consent' || body['purpose'] !== CONTACT || body['granted'] !== false) {
		return null;
	}
	const { channel } = body;
	if (typeof channel !== 'string' || !isContactChannel(channel)) return null;
	return { cid: parsed.cid, channel };
}

function mergedId(cid: Ulid): string {
	return formatDocId({ kind: 'customer', cid, section: 'merged' });
}

function winnerIn(bodies: readonly JsonBody[]): Ulid | null {
	const into = bodies.map((body) => customerMerged.safeParse({ ...body, _id: '' }).data?.into);
	return into.find((cid): cid is Ulid => cid !== undefined && isUlid(cid)) ?? null;
}
