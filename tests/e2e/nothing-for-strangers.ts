import { expect, type Page } from '@playwright/test';
import type { ApiClient } from './api-client.ts';

/** Everything that the browser keeps for this origin, as text: databases, caches, storage. */
export async function everythingStored(page: Page): Promise<string> {
	return await page.evaluate(async () => {
		const parts = [localStorage, sessionStorage].map((kept) =>
			JSON.stringify(Object.entries(kept))
		);
		for (const { name } of await indexedDB.databases()) {
			if (name !== undefined) parts.push(JSON.stringify(await dump(name)));
		}
		for (const key of await caches.keys()) {
			const requests = await (await caches.open(key)).keys();
			parts.push(...requests.map(({ url }) => url));
		}
		return parts.join('\n');

		function dump(name: string): Promise<unknown[]> {
			return new Promise((resolve, reject) => {
				const opening = indexedDB.open(name);
				opening.onerror = () => reject(new Error(`cannot open ${name}`));
				opening.onsuccess = () => {
					const db = opening.result;
					const stores = [...db.objectStoreNames];
					const rows: unknown[] = [];
					if (stores.length === 0) {
						resolve(rows);
						return;
					}
					const reading = db.transaction(stores, 'readonly');
					for (const store of stores) {
						const all = reading.objectStore(store).getAll();
						all.onsuccess = () => rows.push(...(all.result as unknown[]));
					}
					reading.oncomplete = () => {
						db.close();
						resolve(rows);
					};
					reading.onerror = () => reject(new Error(`cannot read ${name}`));
				};
			});
		}
	});
}

/**
 * Asks for known documents by every way that the server has, as somebody who may not see them.
 *
 * @param secrets words that stand in the documents
 */
export async function expectNothingByHttp(
	client: ApiClient,
	known: readonly { readonly _id: string; readonly _rev: string }[],
	secrets: readonly string[]
): Promise<void> {
	const ids = known.map(({ _id }) => _id);
	const reads: [string, string, unknown?][] = [
		...known.flatMap(({ _id, _rev }): [string, string][] => {
			const at = `/couch/ficha/${encodeURIComponent(_id)}`;
			return [
				['GET', at],
				['GET', `${at}?rev=${_rev}`],
				['GET', `${at}?open_revs=all&revs=true`],
				['GET', `${at}?open_revs=${encodeURIComponent(JSON.stringify([_rev]))}&latest=true`],
				['GET', `${at}?revs_info=true&conflicts=true`],
				['GET', `${at}/photo.jpg`],
				['GET', `/couch/ficha/_local/${encodeURIComponent(_id)}`]
			];
		}),
		['GET', '/couch/ficha/_changes?since=0&include_docs=true&style=all_docs'],
		['POST', '/couch/ficha/_changes?filter=_doc_ids&include_docs=true', { doc_ids: ids }],
		['GET', '/couch/ficha/_all_docs?include_docs=true'],
		['POST', '/couch/ficha/_all_docs?include_docs=true', { keys: ids }],
		[
			'POST',
			'/couch/ficha/_bulk_get?revs=true&latest=true',
			{ docs: known.map(({ _id, _rev }) => ({ id: _id, rev: _rev })) }
		],
		['GET', '/api/v1/revocations?since=0'],
		['GET', '/api/v1/me']
	];
	for (const [method, path, body] of reads) {
		const { text } = await client.request(method, path, body);
		for (const secret of secrets) expect(text, `${method} ${path}`).not.toContain(secret);
	}

	// "Do you have this revision?" is answered as for a document that does not exist.
	const asked = Object.fromEntries(known.map(({ _id, _rev }) => [_id, [_rev]]));
	const diff = await client.request('POST', '/couch/ficha/_revs_diff', asked);
	expect(JSON.parse(diff.text)).toEqual(
		Object.fromEntries(known.map(({ _id, _rev }) => [_id, { missing: [_rev] }]))
	);
	const reconcile = await client.request('POST', '/api/v1/reconcile', { ids });
	expect(JSON.parse(reconcile.text)).toEqual({ drop: ids });
}

/** Writing to them is refused, row by row, in the words that are used for what does not exist. */
export async function expectNoWriting(client: ApiClient, ids: readonly string[]): Promise<void> {
	// The same kinds of document, under ids that nobody ever had.
	const absent = ids.map((id) => id.replaceAll(/[0-9A-Z]{20}(?=:|$)/g, 'ZZZZZZZZZZZZZZZZZZZZ'));
	for (const newEdits of [true, false]) {
		const refusals = await write(client, ids, newEdits);
		expect(refusals).not.toContain(undefined);
		expect(refusals).toEqual(await write(client, absent, newEdits));
	}
}

async function write(
	client: ApiClient,
	ids: readonly string[],
	newEdits: boolean
): Promise<readonly (string | undefined)[]> {
	const { text } = await client.request('POST', '/couch/ficha/_bulk_docs', {
		new_edits: newEdits,
		docs: ids.map((_id) => ({
			_id,
			_rev: '9-0123456789abcdef0123456789abcdef',
			schema: 1,
			type: 'person',
			givenName: 'Intruso',
			assigned: { owner: '01FEG5YE00H65FSXHZ1QC5KJ3K', territory: 'norte' }
		}))
	});
	const rows = JSON.parse(text) as { id: string; error?: string; reason?: string }[];
	expect(rows.map(({ id }) => id)).toEqual(ids);
	return rows.map(({ error, reason }) => error && `${error}: ${reason}`);
}
