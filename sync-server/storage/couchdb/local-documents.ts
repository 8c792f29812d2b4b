import type { JsonBody, LocalDoc, Storage } from '../port.ts';
import type { CouchDatabase, PlainDocument } from './couch-database.ts';

/**
 * Checkpoints, as CouchDB's own `_local` documents: they have no tree that would grow with each, and
 * one that is lost costs a question, not a document. CouchDB counts from the revision that it is given.
 */
export function localDocuments(documents: CouchDatabase): Storage['local'] {
	const get = (key: string) => documents.get(pathOf(key));
	return {
		get: async (key) => localDoc(await get(key)),
		put: async (key, body) => {
			const former = await get(key);
			await documents.put(pathOf(key), {
				...body,
				...(former !== null && { _rev: former._rev })
			});
			return { rev: `0-${countOf(former) + 1}`, body };
		},
		delete: async (key) => {
			const former = await get(key);
			return former !== null && (await documents.delete(pathOf(key), former._rev));
		}
	};
}

function pathOf(key: string): string {
	return `_local/${encodeURIComponent(key)}`;
}

function countOf(document: PlainDocument | null): number {
	return Number(document?._rev.slice('0-'.length) ?? 0);
}

function localDoc(document: PlainDocument | null): LocalDoc | null {
	if (document === null) return null;
	const { _id, _rev, ...body } = document;
	return { rev: _rev, body: body satisfies JsonBody };
}
