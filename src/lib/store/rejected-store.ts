import * as z from 'zod/mini';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { createPictureStore } from './picture-store.ts';
import type { SideChange, SideStore } from './side-store.ts';

/** As it is kept, and as it goes into a rescue file. */
export const rejectedEdit = z.object({
	docId: z.string(),
	rev: z.string(),
	/** what a person counts as one */
	unit: z.string(),
	/** in the server's words */
	reason: z.string(),
	/** milliseconds since the epoch */
	at: z.number(),
	body: z.unknown() as z.ZodMiniType<JsonObject>,
	/** milliseconds since the epoch; until `forgetDiscarded` it can still be brought back */
	discarded: z.exactOptional(z.number())
});

type StoredEdit = z.infer<typeof rejectedEdit>;

/** What the server refused, whole: nobody's words are dropped. */
export interface RejectedEdit extends Readonly<StoredEdit> {
	readonly id: string;
}

/** Refused edits, until their author has dealt with them. */
export interface RejectedStore {
	/** The same revision refused twice is one. */
	keep(edits: readonly Omit<RejectedEdit, 'id'>[], beside?: readonly SideChange[]): Promise<void>;
	/** newest first, without what was discarded */
	list(): Promise<readonly RejectedEdit[]>;
	/** All that was refused of one unit goes out of sight. */
	discard(unit: string, at: number): Promise<void>;
	/** Brings back what was discarded of one unit. */
	bringBack(unit: string): Promise<void>;
	/** Deletes what was discarded before this moment, in milliseconds since the epoch. */
	forgetDiscarded(before: number): Promise<void>;
	/** All of one unit has been dealt with. */
	remove(unit: string): Promise<void>;
	/** as a person counts */
	units(): Promise<number>;
}

export function createRejectedStore(side: SideStore): RejectedStore {
	async function all(): Promise<readonly RejectedEdit[]> {
		const kept = await side.entries('rejected');
		return kept
			.map(([id, value]) => ({ id, ...parseRejected(id, value) }))
			.sort((a, b) => b.at - a.at);
	}
	const list = async (): Promise<readonly RejectedEdit[]> =>
		(await all()).filter(({ discarded }) => discarded === undefined);

	/** Rewrites the edits that are chosen: null deletes. */
	async function rewrite(
		chosen: (edit: RejectedEdit) => boolean,
		become: (edit: StoredEdit) => StoredEdit | null
	): Promise<void> {
		await side.write(
			(await all()).filter(chosen).map(({ id, ...edit }) => {
				const value = become(edit);
				const at = { table: 'rejected', key: id } as const;
				return value === null ? { ...at, gone: true } : { ...at, value };
			})
		);
	}
	const ofUnit = (unit: string) => (edit: RejectedEdit) => edit.unit === unit;

	return {
		keep: (edits, beside = []) =>
			side.write([
				...edits.map((value) => {
					return { table: 'rejected', key: `${value.docId} ${value.rev}`, value } as const;
				}),
				...beside
			]),
		list,
		discard: (unit, at) => rewrite(ofUnit(unit), (edit) => ({ ...edit, discarded: at })),
		bringBack: (unit) => rewrite(ofUnit(unit), ({ discarded: _, ...edit }) => edit),
		forgetDiscarded: async (before) => {
			const old = ({ discarded }: StoredEdit): boolean =>
				discarded !== undefined && discarded < before;
			await createPictureStore(side).forget((await all()).filter(old).map(({ docId }) => docId));
			await rewrite(old, () => null);
		},
		remove: (unit) => rewrite(ofUnit(unit), () => null),
		units: async () => new Set((await list()).map((edit) => edit.unit)).size
	};
}

/** What can't be read is still shown, as it is. */
function parseRejected(id: string, value: unknown): z.infer<typeof rejectedEdit> {
	const parsed = z.safeParse(rejectedEdit, value);
	if (parsed.success) return parsed.data;
	const body = { value: value as Json };
	return { docId: id, rev: '', unit: id, reason: '', at: 0, body };
}
