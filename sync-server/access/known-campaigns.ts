import type { Lending } from '#domain/access/lent-now.ts';
import { campaign } from '#domain/documents/campaign.ts';
import { createHash } from 'node:crypto';
import type { JsonBody } from '../storage/port.ts';

interface Known extends Lending {
	readonly customers: readonly string[];
	/** names all of them together */
	readonly name: string;
}

/** Which campaigns there are, and whom they lend to whom. */
export class KnownCampaigns {
	readonly #known = new Map<string, Known>();
	/** by cid, ids of the campaigns that name them */
	readonly #of = new Map<string, ReadonlySet<string>>();

	/**
	 * @param body as merged; null where there is none any more
	 * @returns cids of those of whom something else holds now
	 */
	note(id: string, body: JsonBody | null): readonly string[] {
		const before = this.#known.get(id)?.customers ?? [];
		const known = knownFrom(id, body);
		if (known === null) this.#known.delete(id);
		else this.#known.set(id, known);
		const after = known?.customers ?? [];
		for (const cid of before) this.#name(cid, without(this.#of.get(cid), id));
		for (const cid of after) this.#name(cid, new Set(this.#of.get(cid)).add(id));
		return [...new Set([...before, ...after])];
	}

	all(): Iterable<Lending> {
		return this.#known.values();
	}

	/** Whom it lends, and what names all of them together; null where there is no such campaign. */
	lentBy(id: string): Pick<Known, 'customers' | 'name'> | null {
		return this.#known.get(id) ?? null;
	}

	/** In order; none for most. */
	naming(cid: string): readonly string[] {
		return [...(this.#of.get(cid) ?? [])].sort();
	}

	#name(cid: string, campaigns: ReadonlySet<string>): void {
		if (campaigns.size === 0) this.#of.delete(cid);
		else this.#of.set(cid, campaigns);
	}
}

function knownFrom(id: string, body: JsonBody | null): Known | null {
	const { data } = campaign.safeParse({ ...body, _id: id });
	if (body === null || data === undefined) return null;
	const { audience, customers, from, until, ended = false } = data;
	const name = createHash('sha256')
		.update([...customers].sort().join())
		.digest('hex');
	return { id, audience, customers, name, from: Date.parse(from), until: Date.parse(until), ended };
}

function without(all: ReadonlySet<string> | undefined, id: string): ReadonlySet<string> {
	return new Set([...(all ?? [])].filter((each) => each !== id));
}
