import { badRequest } from '../replication/refusal.ts';
import { databaseEndpoint, type DatabaseEndpoint } from '../http/couch-path.ts';

export type OpenPath =
	| { readonly endpoint: 'root' }
	| { readonly endpoint: 'compact'; readonly database: string }
	| { readonly endpoint: 'database' | DatabaseEndpoint; readonly database: string }
	| { readonly endpoint: 'document' | 'local'; readonly database: string; readonly id: string }
	| {
			readonly endpoint: 'attachment';
			readonly database: string;
			readonly id: string;
			readonly name: string;
	  };

/**
 * Paths over databases of any name, with documents of any id: an encoded slash belongs to a name, as in
 * CouchDB. A company's server resolves it instead, because its ids have none.
 *
 * @param path what follows `/couch`, as sent, without the query
 */
export function parseOpenPath(path: string): OpenPath | null {
	const segments = decodeSegments(path);
	if (segments === null) return null;
	const [database, ...rest] = segments;
	if (database === undefined) return { endpoint: 'root' };
	if (database.startsWith('_')) return null;
	const [second, third] = rest;
	if (second === undefined) return { endpoint: 'database', database };
	const prefix = /^_(local|design)(?:\/|$)/.exec(second)?.[1];
	if (prefix !== undefined) return prefixed(database, prefix, rest);
	if (second.startsWith('_')) return third === undefined ? ofDatabase(database, second) : null;
	return document(database, second, rest.slice(1));
}

function prefixed(database: string, prefix: string, segments: readonly string[]): OpenPath | null {
	const [first = '', ...others] = segments;
	const names = first.includes('/') ? [first.slice(prefix.length + 2), ...others] : others;
	const [name, ...rest] = names;
	if (name === undefined || name === '') return null;
	if (prefix === 'local') return local(database, name, rest);
	// What would run a design document is not offered: `_view`, `_show` and their like.
	if (rest[0]?.startsWith('_') === true) return null;
	return document(database, `_design/${name}`, rest);
}

function local(database: string, id: string, rest: readonly string[]): OpenPath {
	if (rest.length > 0) throw badRequest('_local documents do not accept attachments.');
	return { endpoint: 'local', database, id };
}

function document(database: string, id: string, rest: readonly string[]): OpenPath {
	if (rest.length === 0) return { endpoint: 'document', database, id };
	return { endpoint: 'attachment', database, id, name: rest.join('/') };
}

function ofDatabase(database: string, segment: string): OpenPath | null {
	if (segment === '_compact') return { endpoint: 'compact', database };
	const endpoint = databaseEndpoint(segment);
	return endpoint === null ? null : { endpoint, database };
}

function decodeSegments(path: string): string[] | null {
	try {
		return path
			.split('/')
			.filter((segment) => segment !== '')
			.map(decodeURIComponent);
	} catch {
		return null;
	}
}
