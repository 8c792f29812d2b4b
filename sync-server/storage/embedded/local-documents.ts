import { inPromise } from '../in-promise.ts';
import type { JsonBody, LocalDoc, Storage } from '../port.ts';
import type { EmbeddedDatabase } from './open-database.ts';

interface LocalColumns {
	readonly count: number;
	readonly body: string;
}

export function localDocuments(database: EmbeddedDatabase): Storage['local'] {
	const get = database.prepare<[string], LocalColumns>(
		'SELECT count, body FROM local_documents WHERE key = ?'
	);
	const put = database.prepare<[string, string], LocalColumns>(
		`INSERT INTO local_documents VALUES (?, 1, ?)
		ON CONFLICT (key) DO UPDATE SET count = count + 1, body = excluded.body
		RETURNING count, body`
	);
	const remove = database.prepare<[string]>('DELETE FROM local_documents WHERE key = ?');
	return {
		get: (key) => inPromise(() => localDoc(get.get(key))),
		put: (key, body) =>
			inPromise(() => {
				const written = localDoc(put.get(key, JSON.stringify(body)));
				if (written === null) throw new TypeError('a local document was not written');
				return written;
			}),
		delete: (key) => inPromise(() => remove.run(key).changes > 0)
	};
}

function localDoc(row: LocalColumns | undefined): LocalDoc | null {
	if (row === undefined) return null;
	return { rev: `0-${row.count}`, body: JSON.parse(row.body) as JsonBody };
}
