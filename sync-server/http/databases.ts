import type { Principal } from '#domain/access/principal.ts';
import type { Reader } from '../replication/reader.ts';
import type { Writer } from '../replication/writer.ts';
import type { Storage } from '../storage/port.ts';
import type { JsonRules } from './read-body.ts';
import { parseCouchPath, type CouchPath } from './couch-path.ts';

/** One database, as the endpoints need it. */
export interface CouchDatabase {
	readonly name: string;
	readonly reader: Reader;
	readonly writer: Pick<Writer, 'edit' | 'replicate'>;
	readonly local: Storage['local'];
}

type InDatabase = Exclude<
	CouchPath,
	{ readonly endpoint: 'root' } | { readonly endpoint: 'session' }
>;

/** What a path under `/couch` leads to. */
export type Target =
	| { readonly endpoint: 'root' }
	| (InDatabase & { readonly database: CouchDatabase })
	/** making, dropping and compacting databases */
	| {
			readonly endpoint: 'administration';
			readonly name: string;
			readonly action: 'database' | 'compact';
	  };

export interface Administered {
	readonly status: number;
	readonly body: unknown;
}

/** The databases that a server answers for. */
export interface Databases {
	/** PouchDB makes the ids of its checkpoints from it */
	readonly uuid: string;
	/** who is told what kind of server this is; a CouchDB tells everyone */
	readonly greets: 'everyone' | 'the signed in';
	readonly jsonRules: JsonRules;
	/**
	 * @param path what follows `/couch`, as sent, without the query
	 * @returns null when there is nothing
	 */
	find(method: string, path: string): Target | null;
	/** null when it is not offered */
	administer(
		method: string,
		target: Extract<Target, { readonly endpoint: 'administration' }>,
		principal: Principal
	): Promise<Administered | null>;
}

/** The one database of a company. It is neither made nor dropped from outside. */
export function oneDatabase(uuid: string, database: CouchDatabase): Databases {
	return {
		uuid,
		greets: 'the signed in',
		jsonRules: { reservedKeys: 'a fault' },
		find: (_method, path) => {
			const parsed = parseCouchPath(path, database.name);
			if (parsed === null || parsed.endpoint === 'session') return null;
			return parsed.endpoint === 'root' ? { endpoint: 'root' } : { ...parsed, database };
		},
		administer: () => Promise.resolve(null)
	};
}
