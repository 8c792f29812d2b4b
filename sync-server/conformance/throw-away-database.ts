import type { Principal } from '#domain/access/principal.ts';
import type { CouchDatabase } from '../http/databases.ts';
import { UserLedger } from '../ledger/ledger.ts';
import type { Visibility } from '../ledger/visibility.ts';
import { Writer, type WriteRules } from '../replication/writer.ts';
import { EmbeddedLedgerStore } from '../storage/embedded/ledger-store.ts';
import { openDatabase } from '../storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../storage/embedded/storage.ts';
import type { Storage } from '../storage/port.ts';
import { WriteLog } from '../storage/write-log.ts';

export interface ThrowAwayDatabase extends CouchDatabase {
	compact(principal: Principal): Promise<void>;
	close(): Promise<void>;
}

/** Everybody sees everything; but they see it through a ledger of their own, as everywhere. */
const EVERYTHING: Visibility = {
	catchUp: () => Promise.resolve(),
	mayRead: () => true,
	reach: () => null,
	lentTo: () => [],
	governs: () => []
};

const EVERY_ROW = Number.MAX_SAFE_INTEGER;

/** The company's handlers, ledger and storage, in memory, for documents of any shape. */
export function openThrowAwayDatabase(name: string): ThrowAwayDatabase {
	const file = openDatabase(':memory:');
	const log = new WriteLog();
	const storage = new EmbeddedStorage(file, log);
	const store = new EmbeddedLedgerStore(file);
	const ledger = new UserLedger({ storage, store, visibility: EVERYTHING, log, rules: 'open' });
	const writer = new Writer({ storage, rules: openRules(storage), clock: Date.now });
	return {
		name,
		reader: { storage, ledger, given: () => undefined },
		writer,
		local: storage.local,
		compact: async (principal) => {
			const page = await ledger.changes(principal, { since: '0', limit: EVERY_ROW });
			await storage.compact(page.rows.map(({ id }) => id));
		},
		close: async () => {
			await writer.drained();
			await storage.close();
		}
	};
}

/** Nothing is refused, and nothing follows: conflicts stay, as a CouchDB keeps them. */
function openRules(storage: Pick<Storage, 'revsDiff'>): WriteRules {
	return {
		judge: async (_asking, revisions) => {
			const wanted = new Map<string, string[]>();
			for (const { id, path } of revisions) {
				wanted.set(id, [...(wanted.get(id) ?? []), path[0] ?? '']);
			}
			const diff = await storage.revsDiff(wanted);
			return revisions.map((revision) => ({
				revision,
				refusal: null,
				known: diff.get(revision.id)?.missing.includes(revision.path[0] ?? '') !== true
			}));
		},
		complete: () => Promise.resolve([]),
		settle: () => Promise.resolve(),
		settleLeftovers: () => Promise.resolve()
	};
}
