/**
 * What is used of PouchDB 9. The published types are of version 7, and they declare a global `Buffer`
 * of their own, which breaks every file that uses Node's.
 */
declare namespace PouchDB {
	interface Static {
		new <Content extends object = Record<string, unknown>>(
			name: string,
			options?: Options
		): Database<Content>;
		plugin(plugin: Plugin): Static;
		readonly fetch: (url: string | Request, options?: RequestInit) => Promise<Response>;
	}

	/** What a package hands to `plugin`: nothing that one looks into. */
	type Plugin = object;

	interface Options {
		readonly adapter?: string;
		readonly auto_compaction?: boolean;
		readonly revs_limit?: number;
		readonly auth?: { readonly username: string; readonly password: string };
		readonly skip_setup?: boolean;
		readonly fetch?: (url: string | Request, options?: RequestInit) => Promise<Response>;
	}

	type Existing<Content> = Content & { readonly _id: string; readonly _rev: string };

	interface Database<Content extends object = Record<string, unknown>> {
		readonly replicate: {
			from(source: Database<Content>, options?: ReplicateOptions): Replication;
			to(target: Database<Content>, options?: ReplicateOptions): Replication;
		};
		sync(other: Database<Content>, options?: ReplicateOptions): Replication;
		get(id: string, options?: GetOptions): Promise<Existing<Content>>;
		remove(id: string, rev: string): Promise<unknown>;
		put(document: Content): Promise<{ readonly ok: boolean; readonly rev: string }>;
		bulkDocs(
			documents: readonly object[],
			options?: { readonly new_edits: boolean }
		): Promise<readonly unknown[]>;
		allDocs(options?: { readonly include_docs?: boolean }): Promise<{
			readonly rows: readonly { readonly id: string }[];
		}>;
		changes(options?: {
			readonly style?: 'all_docs' | 'main_only';
			readonly since?: number;
		}): Promise<{
			readonly results: readonly {
				readonly id: string;
				readonly deleted?: boolean;
				readonly changes: readonly { readonly rev: string }[];
			}[];
		}>;
		revsDiff(
			revisions: Record<string, readonly string[]>
		): Promise<
			Record<
				string,
				{ readonly missing: readonly string[]; readonly possible_ancestors?: readonly string[] }
			>
		>;
		find(query: { readonly selector: object; readonly sort?: readonly string[] }): Promise<{
			readonly docs: readonly Existing<Content>[];
		}>;
		createIndex(index: {
			readonly index: { readonly fields: readonly string[] };
		}): Promise<unknown>;
		info(): Promise<{ readonly doc_count: number }>;
		close(): Promise<void>;
		destroy(): Promise<unknown>;
	}

	interface GetOptions {
		readonly rev?: string;
		readonly revs?: boolean;
		readonly conflicts?: boolean;
		readonly open_revs?: 'all' | readonly string[];
	}

	interface ReplicateOptions {
		readonly live?: boolean;
		readonly retry?: boolean;
		readonly batch_size?: number;
	}

	interface Replicated {
		readonly ok: boolean;
		readonly docs_read: number;
		readonly docs_written: number;
		readonly doc_write_failures: number;
	}

	interface Replication extends Promise<Replicated> {
		on(event: 'denied' | 'error' | 'complete', listener: (told: unknown) => void): Replication;
		cancel(): void;
	}
}

declare module 'pouchdb-core' {
	const core: PouchDB.Static;
	export default core;
}

declare module 'pouchdb' {
	const pouchdb: PouchDB.Static;
	export default pouchdb;
}

declare module 'pouchdb-adapter-indexeddb' {
	const adapter: PouchDB.Plugin;
	export default adapter;
}

declare module 'pouchdb-adapter-memory' {
	const adapter: PouchDB.Plugin;
	export default adapter;
}

declare module 'pouchdb-find' {
	const find: PouchDB.Plugin;
	export default find;
}
