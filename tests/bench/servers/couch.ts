import { randomBytes } from 'node:crypto';
import { COUCHDB_URL } from '../../builders/couchdb-url.ts';
import type { RevisionInput } from '../../../sync-server/storage/port.ts';

const BATCH = 2000;

/** A database of its own in the CouchDB that the baselines are measured on. */
export interface Couch {
	/** of the database */
	readonly url: string;
	readonly authorization: string;
	write(documents: Iterable<RevisionInput>): Promise<void>;
	close(): Promise<void>;
}

/** @returns null, and says so, where no CouchDB is named */
export async function openCouch(): Promise<Couch | null> {
	if (COUCHDB_URL === '') {
		console.error('Without FICHA_TEST_COUCHDB_URL nothing is compared with a CouchDB.');
		return null;
	}
	const { username, password, origin } = new URL(COUCHDB_URL);
	const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
	const url = `${origin}/ficha-bench-${randomBytes(6).toString('hex')}`;
	const ask = async (method: string, path: string, body?: unknown): Promise<void> => {
		const response = await fetch(url + path, {
			method,
			headers: { authorization, 'content-type': 'application/json' },
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		const said = await response.text();
		if (!response.ok) throw new Error(`CouchDB says ${response.status} ${said}`);
	};
	await ask('PUT', '?q=2');
	return {
		url,
		authorization,
		write: async (documents) => {
			let docs: object[] = [];
			const send = () => ask('POST', '/_bulk_docs', { new_edits: false, docs });
			for (const { id, path, body } of documents) {
				docs.push({ ...body, _id: id, _rev: path[0] });
				if (docs.length < BATCH) continue;
				await send();
				docs = [];
			}
			if (docs.length > 0) await send();
		},
		close: () => ask('DELETE', '')
	};
}
