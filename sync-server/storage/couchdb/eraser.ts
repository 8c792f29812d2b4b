import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { ConnectedCouch } from './connect.ts';

/** What a document of the store's database says of the one whose id follows. */
const TOLD = { erased: 'erased:', swept: 'swept:' } as const;
const ERASING = 'erasing:';

/** `swept`: nobody but other gateways is to hear of it */
type Removal = keyof typeof TOLD;

const erasing = z.looseObject({
	_id: z.string(),
	_rev: z.string(),
	ids: z.array(z.string()),
	as: z.enum(['erased', 'swept']).default('erased')
});

/**
 * Erasure that all gateways hear of. CouchDB's feed does not tell of a purge, so each erased id stands
 * as a document of the store's database, whose feed they follow too. What is about to be purged is
 * noted first: a gateway that is killed on the way leaves a note, and the next one to start finishes it.
 */
export class Eraser {
	readonly #couch: ConnectedCouch;

	constructor(couch: ConnectedCouch) {
		this.#couch = couch;
	}

	/** @returns those that there were */
	async remove(ids: readonly string[], as: Removal = 'erased'): Promise<readonly string[]> {
		const present = [...(await this.#leaves(ids)).keys()];
		if (present.length === 0) return [];
		const note = { _id: `${ERASING}${randomUUID()}`, ids: present, as };
		await this.#couch.store.writeAll([note]);
		await this.#purgeAndTell(present, as);
		await this.#strikeOff(note._id);
		return present;
	}

	/** Tells of documents that were erased elsewhere. @returns those that are not here */
	async remember(ids: readonly string[]): Promise<readonly string[]> {
		const here = await this.#leaves(ids);
		const gone = [...new Set(ids)].filter((id) => !here.has(id));
		await this.#tell(gone, 'erased');
		return gone;
	}

	/** What gateways that were killed left half done. */
	async finishLeftovers(): Promise<void> {
		const notes = await this.#couch.store.list({ from: ERASING, to: 'erasing;' });
		for (const { _id, ids, as } of erasing.array().parse(notes)) {
			await this.#purgeAndTell(ids, as);
			await this.#strikeOff(_id);
		}
	}

	/** The document that a document of the store's database tells is removed so, or null. */
	idIn(storeId: string, as: Removal): string | null {
		return storeId.startsWith(TOLD[as]) ? storeId.slice(TOLD[as].length) : null;
	}

	async #purgeAndTell(ids: readonly string[], as: Removal): Promise<void> {
		for (;;) {
			// Another gateway may have added a leaf meanwhile.
			const leaves = await this.#leaves(ids);
			if (leaves.size === 0) break;
			await this.#couch.documents.purge(leaves);
		}
		await this.#tell(ids, as);
	}

	async #tell(ids: readonly string[], as: Removal): Promise<void> {
		const names = ids.map((id) => TOLD[as] + id);
		const former = new Map(
			(await this.#couch.store.getAll(names)).map(({ _id, _rev }) => [_id, _rev])
		);
		// Written anew when it is there already: that is what the feed tells.
		await this.#couch.store.writeAll(
			names.map((_id) => ({ _id, ...(former.has(_id) && { _rev: former.get(_id) }) }))
		);
	}

	async #strikeOff(note: string): Promise<void> {
		const path = encodeURIComponent(note);
		const document = await this.#couch.store.get(path);
		if (document !== null) await this.#couch.store.delete(path, document._rev);
	}

	async #leaves(ids: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
		const asked = [...new Set(ids)];
		const rows = await this.#couch.documents.revisions(asked.map((id) => ({ id })));
		const found = asked.map((id, at) => [id, (rows[at] ?? []).map(({ rev }) => rev)] as const);
		return new Map(found.filter(([, leaves]) => leaves.length > 0));
	}
}
