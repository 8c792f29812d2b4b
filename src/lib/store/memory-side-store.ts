import { sideTables, type SideStore, type SideTable } from './side-store.ts';

/** A side store for where there is no IndexedDB. Values are copied, as IndexedDB copies them. */
export function createMemorySideStore(): SideStore {
	const tables = new Map<SideTable, Map<string, unknown>>(
		sideTables.map((table) => [table, new Map<string, unknown>()])
	);
	const rows = (table: SideTable): Map<string, unknown> =>
		tables.get(table) ?? new Map<string, unknown>();
	const clear = (): void => {
		for (const table of tables.values()) table.clear();
	};
	return {
		get: (table, key) => Promise.resolve(structuredClone(rows(table).get(key))),
		entries: (table, beginning = '') => {
			const wanted = [...rows(table)].filter(([key]) => key.startsWith(beginning));
			return Promise.resolve(
				structuredClone(wanted.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
			);
		},
		write: (changes) => {
			for (const change of structuredClone(changes)) {
				if ('gone' in change) rows(change.table).delete(change.key);
				else rows(change.table).set(change.key, change.value);
			}
			return Promise.resolve();
		},
		close: () => Promise.resolve(),
		destroy: () => {
			clear();
			return Promise.resolve();
		}
	};
}
