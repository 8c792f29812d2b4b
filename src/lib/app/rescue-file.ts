import * as z from 'zod/mini';
import type { Json } from '#domain/kernel/json.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { isPicture } from '../sync/outgoing-pictures.ts';
import { unsentPictures, type UnsentPictures } from '../store/picture-store.ts';
import { rejectedEdit } from '../store/rejected-store.ts';

const json = z.unknown() as z.ZodMiniType<Json>;

const unit = z.object({
	/** as the outbox counts */
	unit: z.string(),
	revisions: z.array(
		z.object({
			id: z.string(),
			rev: z.string(),
			/** newest first */
			path: z.array(z.string()).check(z.minLength(1)),
			deleted: z.boolean(),
			body: z.record(z.string(), json)
		})
	)
});

/** Everything of one user that is on one device alone. */
export const rescueFile = z.object({
	format: z.literal('ficha-rescue'),
	version: z.literal(1),
	uid: z.string(),
	device: z.string(),
	/** ISO instant */
	at: z.string(),
	unsent: z.array(unit),
	refused: z.array(rejectedEdit),
	drafts: z.record(z.string(), json),
	/** by the id of their document; absent where there are none, and in files of before there were any */
	pictures: z.exactOptional(z.record(z.string(), unsentPictures))
});
export type RescueFile = z.infer<typeof rescueFile>;

/** What a restored server could not take back yet is among it. */
export async function makeRescueFile(
	database: LocalDatabase,
	uid: string,
	drafts: Readonly<Record<string, Json>>
): Promise<RescueFile> {
	const waiting = new Map(database.outbox.entries().map((entry) => [entry.id, entry.unit]));
	for (const id of await database.state.owed()) if (!waiting.has(id)) waiting.set(id, id);
	const leaves = await database.documents.leaves([...waiting.keys()]);
	const units = new Map<string, string[]>();
	for (const [id, name] of waiting) units.set(name, [...(units.get(name) ?? []), id]);
	const refused = await database.rejected.list();
	const ids = [...waiting.keys(), ...refused.map(({ docId }) => docId)];
	const pictures = await picturesOf(database, ids);
	return {
		format: 'ficha-rescue',
		version: 1,
		uid,
		device: database.clock.device,
		at: new Date(database.clock.now()).toISOString(),
		unsent: [...units].map(([name, ids]) => ({
			unit: name,
			revisions: ids
				.flatMap((id) => leaves.get(id) ?? [])
				.map(({ id, rev, path, deleted, body }) => ({ id, rev, path: [...path], deleted, body }))
		})),
		refused: refused.map(({ id: _, ...edit }) => edit),
		drafts,
		...(Object.keys(pictures).length > 0 && { pictures })
	};
}

async function picturesOf(
	{ pictures }: LocalDatabase,
	ids: readonly string[]
): Promise<Record<string, UnsentPictures>> {
	const found: Record<string, UnsentPictures> = {};
	for (const id of ids.filter((each) => isPicture({ id: each }))) {
		const bytes = await pictures.of(id);
		if (bytes !== null) found[id] = bytes;
	}
	return found;
}
