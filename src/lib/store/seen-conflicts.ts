import * as z from 'zod/mini';
import { stamp } from '#domain/documents/merging.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { SideStore } from './side-store.ts';

const seenConflict = z.object({
	docId: z.string(),
	path: z.string(),
	/** the value shown first, each with the stamp of the edit that first wrote it */
	values: z.array(z.object({ v: z.unknown() as z.ZodMiniType<Json>, t: stamp })),
	/** milliseconds since the epoch */
	at: z.number()
});

/** A conflict as it was when somebody last saw it open on this device. */
export type SeenConflict = Readonly<z.infer<typeof seenConflict>>;

/**
 * Conflicts that were open. Once one is settled its document holds the choice alone: what else there
 * was to choose from is known to whoever saw it, and can only be brought back from there.
 */
export interface SeenConflicts {
	/** One that is kept already is written only when it has changed. */
	keep(conflicts: readonly SeenConflict[]): Promise<void>;
	list(): Promise<readonly SeenConflict[]>;
	forget(conflicts: readonly SeenConflict[]): Promise<void>;
	/** All of these documents: what leaves the device leaves it whole. */
	forgetDocuments(ids: readonly string[]): Promise<void>;
}

const BEGINNING = 'seen-conflict/';

export function createSeenConflicts(side: SideStore): SeenConflicts {
	async function list(): Promise<readonly SeenConflict[]> {
		const entries = await side.entries('state', BEGINNING);
		return entries.flatMap(([, value]) => {
			const parsed = seenConflict.safeParse(value);
			return parsed.success ? [parsed.data] : [];
		});
	}
	async function forget(conflicts: readonly SeenConflict[]): Promise<void> {
		await side.write(
			conflicts.map((conflict) => ({ table: 'state', key: keyOf(conflict), gone: true }))
		);
	}
	return {
		keep: async (conflicts) => {
			if (conflicts.length === 0) return;
			const known = new Map((await list()).map((each) => [keyOf(each), stampsOf(each)]));
			const changed = conflicts.filter((each) => known.get(keyOf(each)) !== stampsOf(each));
			await side.write(changed.map((value) => ({ table: 'state', key: keyOf(value), value })));
		},
		list,
		forget,
		forgetDocuments: async (ids) => {
			const gone = new Set(ids);
			await forget((await list()).filter(({ docId }) => gone.has(docId)));
		}
	};
}

function keyOf({ docId, path }: SeenConflict): string {
	return `${BEGINNING}${docId} ${path}`;
}

function stampsOf({ values }: SeenConflict): string {
	return values.map(({ t }) => t).join(' ');
}
