import type { DocumentStore, ListedDocument } from './document-store.ts';
import { inTurn } from './in-turn.ts';
import { byWinner, type Leaf, type Revision } from './revision.ts';

/**
 * Documents of which some are still to be written: those are durable elsewhere, and are read here as
 * if they had been written, whether that is a moment away or fails for lack of room.
 */
export interface LateDocuments extends DocumentStore {
	/** Shows revisions from now on. They are written when the store is settled. */
	hold(revisions: readonly Revision[]): void;
	/** the documents that are still to be written */
	held(): readonly string[];
	/**
	 * Writes what is held. What can't be written is held on.
	 *
	 * @param tried is told which documents this was tried on: also those that came to be held since it was asked for
	 * @throws StorageError
	 */
	settle(tried?: (ids: readonly string[]) => void): Promise<void>;
}

type Held = ReadonlyMap<string, readonly Revision[]>;

export function lateDocuments(documents: DocumentStore): LateDocuments {
	let held: Held = new Map();
	const turn = inTurn();

	/** Never changed in place: who reads goes on with what was held when they began. */
	function change(
		id: string,
		become: (revisions: readonly Revision[]) => readonly Revision[]
	): void {
		const [next, revisions] = [new Map(held), become(held.get(id) ?? [])];
		if (revisions.length === 0) next.delete(id);
		else next.set(id, revisions);
		held = next;
	}

	async function settle(tried: (ids: readonly string[]) => void): Promise<void> {
		const [ids, written] = [[...held.keys()], [...held.values()].flat()];
		if (written.length === 0) return;
		try {
			await documents.write(written);
			for (const { id, rev } of written) change(id, without(rev));
		} finally {
			tried(ids);
		}
	}

	return {
		...documents,
		hold: (revisions) => {
			for (const next of revisions) {
				change(next.id, (others) => [
					...others.filter(({ rev }) => !next.path.includes(rev)),
					next
				]);
			}
		},
		held: () => [...held.keys()],
		settle: (tried = () => undefined) => turn(() => settle(tried)),
		// What is held is looked at before the documents are: in between it may have been written.
		leaves: async (ids) => {
			const late = chosen(held, (id) => ids.includes(id));
			const read = new Map(await documents.leaves(ids));
			for (const [id, revisions] of late) read.set(id, withHeld(read.get(id) ?? [], revisions));
			return read;
		},
		list: async (range) => {
			const late = chosen(held, (id) => range.from <= id && id < range.to);
			return shown(await documents.list(range), late).slice(0, range.limit);
		},
		pick: async (ids) => {
			const late = chosen(held, (id) => ids.includes(id));
			const read = await documents.pick(ids);
			if (late.size === 0) return read;
			const found = new Map(shown(read, late).map((each) => [each.id, each]));
			return ids.flatMap((id) => found.get(id) ?? []);
		},
		ids: async (after, limit) => {
			const late = [...chosen(held, (id) => id > after).keys()];
			const read = await documents.ids(after, limit);
			return [...new Set([...read, ...late])].sort().slice(0, limit);
		},
		purge: (ids) => {
			for (const id of ids) change(id, () => []);
			return documents.purge(ids);
		},
		purgeLeaf: (id, rev) => {
			change(id, without(rev));
			return documents.purgeLeaf(id, rev);
		}
	};
}

function without(rev: string): (revisions: readonly Revision[]) => readonly Revision[] {
	return (revisions) => revisions.filter((each) => each.rev !== rev);
}

function chosen(held: Held, wanted: (id: string) => boolean): Held {
	return held.size === 0 ? held : new Map([...held].filter(([id]) => wanted(id)));
}

/** By id. */
function shown(listed: readonly ListedDocument[], late: Held): readonly ListedDocument[] {
	if (late.size === 0) return listed;
	const leaves = new Map(listed.map((each) => [each.id, each.leaves]));
	for (const [id, revisions] of late) {
		const live = withHeld<Leaf>(leaves.get(id) ?? [], revisions).filter(({ deleted }) => !deleted);
		leaves.set(id, live);
	}
	return [...leaves]
		.filter(([, each]) => each.length > 0)
		.map(([id, each]) => ({ id, leaves: each }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Winner first. */
function withHeld<L extends Leaf>(
	leaves: readonly L[],
	held: readonly (L & Revision)[]
): readonly L[] {
	const replaced = new Set(held.flatMap(({ path }) => path));
	return [...leaves.filter(({ rev }) => !replaced.has(rev)), ...held].sort(byWinner);
}
