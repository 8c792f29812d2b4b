import * as z from 'zod/mini';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { SideStore } from './side-store.ts';

const rejectedEdit = z.object({
	docId: z.string(),
	rev: z.string(),
	/** what a person counts as one */
	unit: z.string(),
	/** in the server's words */
	reason: z.string(),
	/** milliseconds since the epoch */
	at: z.number(),
	body: z.unknown() as z.ZodMiniType<JsonObject>
});

/** What the server refused, whole: nobody's words are dropped. */
export interface RejectedEdit extends Readonly<z.infer<typeof rejectedEdit>> {
	readonly id: string;
}

/** Refused edits, until their author has dealt with them. */
export interface RejectedStore {
	/** The same revision refused twice is one. */
	keep(edits: readonly Omit<RejectedEdit, 'id'>[]): Promise<void>;
	/** newest first */
	list(): Promise<readonly RejectedEdit[]>;
	/** All that was refused of one unit. */
	discard(unit: string): Promise<void>;
	/** as a person counts */
	units(): Promise<number>;
}

export function createRejectedStore(side: SideStore): RejectedStore {
	async function list(): Promise<readonly RejectedEdit[]> {
		const kept = await side.entries('rejected');
		return kept
			.map(([id, value]) => ({ id, ...parseRejected(id, value) }))
			.sort((a, b) => b.at - a.at);
	}
	return {
		keep: (edits) =>
			side.write(
				edits.map((value) => ({ table: 'rejected', key: `${value.docId} ${value.rev}`, value }))
			),
		list,
		discard: async (unit) => {
			const dealtWith = (await list()).filter((edit) => edit.unit === unit);
			await side.write(dealtWith.map(({ id }) => ({ table: 'rejected', key: id, gone: true })));
		},
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
