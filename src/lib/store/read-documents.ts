import * as z from 'zod/mini';
import type { IdRange } from './document-store.ts';
import type { LocalDatabase } from './local-database.ts';
import { mergedDocument, type MergedDocument } from './merged-document.ts';

/**
 * Documents of one kind as the app knows it. One that does not parse (a newer app's, a foreign
 * client's) is left where it is: not shown broken, not lost, and right again after an update.
 */
export async function readDocuments<T>(
	database: LocalDatabase,
	range: IdRange,
	schema: z.ZodMiniType<T>
): Promise<readonly T[]> {
	const listed = await database.documents.list(range);
	return listed.flatMap(({ id, leaves }) => {
		const merged = mergedDocument(id, leaves);
		const parsed = merged === null ? null : parseDocument(merged, schema);
		return parsed === null ? [] : [parsed];
	});
}

/** null when the device does not hold it, or can't read it. */
export async function readDocument<T>(
	database: LocalDatabase,
	id: string,
	schema: z.ZodMiniType<T>
): Promise<T | null> {
	const merged = await database.read(id);
	return merged === null ? null : parseDocument(merged, schema);
}

export function parseDocument<T>(merged: MergedDocument, schema: z.ZodMiniType<T>): T | null {
	const parsed = z.safeParse(schema, { ...merged.body, _id: merged.id });
	return parsed.success ? parsed.data : null;
}
