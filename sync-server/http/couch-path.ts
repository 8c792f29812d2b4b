/**
 * What a path under `/couch` asks for. This is the list of all that there is: what is not in it is
 * not found, whatever the method.
 */
export type CouchPath =
	| { readonly endpoint: 'root' }
	| { readonly endpoint: 'session' }
	| { readonly endpoint: 'database' | DatabaseEndpoint }
	| { readonly endpoint: 'document' | 'local'; readonly id: string }
	| { readonly endpoint: 'attachment'; readonly id: string; readonly name: string };

const DATABASE_ENDPOINTS = {
	_changes: 'changes',
	_bulk_get: 'bulkGet',
	_revs_diff: 'revsDiff',
	_bulk_docs: 'bulkDocs',
	_all_docs: 'allDocs',
	_ensure_full_commit: 'ensureFullCommit'
} as const;
export type DatabaseEndpoint = (typeof DATABASE_ENDPOINTS)[keyof typeof DATABASE_ENDPOINTS];

/**
 * Slashes are resolved before the route is chosen, encoded ones and doubled ones alike: `_local%2Fx`,
 * `_local//x` and `_local/x` are one document, so no spelling passes a check that another fails.
 *
 * @param path what follows `/couch`, as sent, without the query
 * @returns null for what is not in the list, or cannot be decoded
 */
export function parseCouchPath(path: string, database: string): CouchPath | null {
	const segments = decodeSegments(path);
	if (segments === null || segments.includes('.') || segments.includes('..')) return null;
	const [first, second, third, ...rest] = segments;
	if (first === undefined) return { endpoint: 'root' };
	if (first === '_session') return second === undefined ? { endpoint: 'session' } : null;
	if (first !== database) return null;
	if (second === undefined) return { endpoint: 'database' };
	if (second === '_local') {
		return third !== undefined && rest.length === 0 ? { endpoint: 'local', id: third } : null;
	}
	if (second.startsWith('_')) {
		const endpoint = third === undefined ? databaseEndpoint(second) : null;
		return endpoint === null ? null : { endpoint };
	}
	if (third === undefined) return { endpoint: 'document', id: second };
	return { endpoint: 'attachment', id: second, name: [third, ...rest].join('/') };
}

function decodeSegments(path: string): string[] | null {
	try {
		return decodeURIComponent(path)
			.split('/')
			.filter((segment) => segment !== '');
	} catch {
		return null;
	}
}

/** @returns null for what is no endpoint of a database */
export function databaseEndpoint(segment: string): DatabaseEndpoint | null {
	return isDatabaseEndpoint(segment) ? DATABASE_ENDPOINTS[segment] : null;
}

function isDatabaseEndpoint(segment: string): segment is keyof typeof DATABASE_ENDPOINTS {
	return Object.hasOwn(DATABASE_ENDPOINTS, segment);
}
