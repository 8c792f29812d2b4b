import type { PouchDocument } from './codec.ts';

/**
 * What is used of PouchDB, typed as 9.0.0 behaves. The published types are of version 7: they lack
 * `purge` and say other things about `bulkDocs` with `new_edits: false`.
 */
export interface PouchHandle {
	/** @returns what went wrong, and nothing for what went well */
	bulkDocs(
		documents: PouchDocument[],
		options: { readonly new_edits: false }
	): Promise<readonly unknown[]>;
	get(id: string, options: { readonly rev: string; readonly revs?: true }): Promise<PouchDocument>;
	get(
		id: string,
		options: { readonly open_revs: 'all'; readonly revs: true }
	): Promise<readonly ({ readonly ok: PouchDocument } | { readonly missing: string })[]>;
	allDocs(options: {
		readonly startkey: string;
		readonly endkey?: string;
		readonly inclusive_end?: boolean;
		readonly limit?: number;
		readonly include_docs?: true;
		readonly conflicts?: true;
	}): Promise<{ readonly rows: readonly PouchRow[] }>;
	allDocs(options: {
		readonly keys: string[];
		readonly include_docs?: true;
		readonly conflicts?: true;
	}): Promise<{
		readonly rows: readonly (PouchRow | NoRow)[];
	}>;
	info(): Promise<{ readonly update_seq: number }>;
	changes(options: { readonly style: 'all_docs'; readonly since?: number }): Promise<{
		readonly results: readonly {
			readonly id: string;
			readonly changes: readonly { readonly rev: string }[];
		}[];
	}>;
	revsDiff(
		revisions: Record<string, readonly string[]>
	): Promise<Record<string, { readonly missing: readonly string[] }>>;
	/** Removes a leaf down to where its branch left the tree. `indexeddb` alone can do it. */
	purge(id: string, rev: string): Promise<unknown>;
	close(): Promise<void>;
	destroy(): Promise<unknown>;
}

export interface PouchRow {
	readonly id: string;
	readonly value: { readonly rev: string };
	/** null for a tombstone that was asked for by its key */
	readonly doc?: PouchDocument | null;
}

/** For a key that was asked for and is not there. */
export interface NoRow {
	readonly key: string;
	readonly error: string;
}
