/**
 * What stands beside the documents and never replicates: the outbox, refused edits, the state of the
 * loop, drafts. Small tables of keys and JSON values. Each adapter passes `side-store.contract.ts`.
 * Values are parsed by whoever owns the table.
 */
export interface SideStore {
	/** undefined when there is none */
	get(table: SideTable, key: string): Promise<unknown>;
	/** by key; those whose key begins so */
	entries(
		table: SideTable,
		beginning?: string
	): Promise<readonly (readonly [key: string, value: unknown])[]>;
	/**
	 * All or none, durable when it resolves.
	 *
	 * @param durability `relaxed` where it does no harm that a power cut undoes it: it waits for no disk
	 * @throws StorageError
	 */
	write(changes: readonly SideChange[], durability?: 'strict' | 'relaxed'): Promise<void>;
	close(): Promise<void>;
	/** Closes, and deletes all that was stored. */
	destroy(): Promise<void>;
}

export const sideTables = ['outbox', 'rejected', 'state', 'drafts'] as const;
export type SideTable = (typeof sideTables)[number];

export type SideChange =
	| { readonly table: SideTable; readonly key: string; readonly value: unknown }
	| { readonly table: SideTable; readonly key: string; readonly gone: true };
