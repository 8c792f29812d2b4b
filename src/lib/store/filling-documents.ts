import type { DocumentStore, ListedDocument } from './document-store.ts';
import { byWinner, type Revision } from './revision.ts';

/**
 * Documents of a store that is filled for the first time. Whoever shows what has come would read all of
 * it back, and ask as often for what is not there; here it is told from memory, once.
 */
export interface FillingDocuments extends DocumentStore {
	/** From now on it is known what is here, if nothing is yet. */
	fill(): Promise<void>;
	/** What comes now is few, and may have come before. */
	filled(): void;
}

/** A document that was not here before: all its leaves came together. */
interface Fresh {
	readonly revisions: readonly Revision[];
	isWritten: boolean;
}

/** Nobody may ever ask for them. */
const MOST_FRESH = 4000;

export function fillingDocuments(documents: DocumentStore): FillingDocuments {
	/** ids of all that is here, or null where that is not known */
	let present: Set<string> | null = null;
	const fresh = new Map<string, Fresh>();
	const writes = { begun: 0, underWay: 0 };

	function forget(): void {
		present = null;
		fresh.clear();
	}

	/** @returns those that nothing is known of under their ids */
	function note(revisions: readonly Revision[]): readonly Fresh[] {
		const newcomers: Fresh[] = [];
		for (const [id, together] of byId(revisions)) {
			fresh.delete(id);
			if (present === null || present.has(id)) continue;
			present.add(id);
			const newcomer = { revisions: together, isWritten: false };
			fresh.set(id, newcomer);
			newcomers.push(newcomer);
		}
		for (const id of fresh.keys()) {
			if (fresh.size <= MOST_FRESH) break;
			fresh.delete(id);
		}
		return newcomers;
	}

	function take(id: string): readonly Revision[] | null {
		const found = fresh.get(id);
		if (found?.isWritten !== true) return null;
		fresh.delete(id);
		return found.revisions;
	}

	return {
		...documents,
		fill: async () => {
			const { begun, underWay } = writes;
			const isEmpty = (await documents.sequence()) === 0;
			if (isEmpty && underWay === 0 && writes.begun === begun) present ??= new Set();
		},
		filled: () => {
			present = null;
		},
		write: async (revisions) => {
			const newcomers = note(revisions);
			writes.begun += 1;
			writes.underWay += 1;
			try {
				await documents.write(revisions, new Set(newcomers.flatMap(singleId)));
			} finally {
				writes.underWay -= 1;
			}
			for (const newcomer of newcomers) newcomer.isWritten = true;
		},
		pick: async (ids) => {
			const known = new Map<string, ListedDocument>();
			const asked: string[] = [];
			for (const id of new Set(ids)) {
				const revisions = take(id);
				if (revisions !== null) known.set(id, listed(id, revisions));
				else if (present?.has(id) !== false) asked.push(id);
			}
			const read = asked.length === 0 ? [] : await documents.pick(asked);
			if (known.size === 0 && asked.length === ids.length) return read;
			for (const each of read) known.set(each.id, each);
			return ids.flatMap((id) => {
				const each = known.get(id);
				return each === undefined || each.leaves.length === 0 ? [] : each;
			});
		},
		purge: (ids) => {
			forget();
			return documents.purge(ids);
		},
		purgeLeaf: (id, rev) => {
			forget();
			return documents.purgeLeaf(id, rev);
		}
	};
}

function singleId({ revisions: [first, ...others] }: Fresh): readonly string[] {
	return first === undefined || others.length > 0 ? [] : [first.id];
}

function byId(revisions: readonly Revision[]): ReadonlyMap<string, readonly Revision[]> {
	const together = new Map<string, Revision[]>();
	for (const revision of revisions) {
		const others = together.get(revision.id);
		if (others === undefined) together.set(revision.id, [revision]);
		else others.push(revision);
	}
	return together;
}

/** Of what came together, live leaves, winner first. */
function listed(id: string, revisions: readonly Revision[]): ListedDocument {
	const replaced = new Set(revisions.flatMap(({ path }) => path.slice(1)));
	const each = new Map(revisions.map((revision) => [revision.rev, revision]));
	const leaves = [...each.values()].filter(({ rev, deleted }) => !deleted && !replaced.has(rev));
	return { id, leaves: leaves.sort(byWinner) };
}
