import type { Ulid } from '#domain/documents/ulid.ts';
import type { AuditRow } from '../../sync-server/audit/port.ts';
import type { UserRecord } from '../../sync-server/auth/port.ts';
import { tracesOf } from '../../sync-server/erasure/customer-traces.ts';
import { eraseCustomer } from '../../sync-server/erasure/erase-customer.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import type { Client } from '../builders/client.ts';
import { openBeside, people, type Company, type PersonName } from '../builders/company.ts';

type Body = Readonly<Record<string, unknown>>;

/** What happens to a company from beside its running server, as the command line does it. */
export interface BackOffice {
	/** Other roles, teams or territories for a colleague, or an account that is shut. */
	place(
		name: PersonName,
		where: Partial<Pick<UserRecord, 'roles' | 'teams' | 'territories' | 'disabled'>>
	): Promise<void>;
	/** Removes documents for good. */
	erase(ids: readonly string[]): Promise<void>;
	/** Removes a person with all that is kept of them. */
	eraseCustomer(cid: Ulid): Promise<void>;
	/** All that is on record, of every gateway. */
	record(): Promise<readonly AuditRow[]>;
	/** Ids under which something is there. */
	present(): Promise<readonly string[]>;
	/** Writes a tombstone on each of these documents. */
	bury(ids: readonly string[]): Promise<void>;
	/** Writes revisions as they are. */
	write(revisions: readonly RevisionInput[]): Promise<void>;
	/** In one file: what the server knows of who has seen what begins anew, as at a gateway that is new. */
	forgetLedgers(): void;
	close(): Promise<void>;
}

export async function openBackOffice({ config }: Pick<Company, 'config'>): Promise<BackOffice> {
	const store = await openBeside(config);
	const { storage, accounts } = store;
	return {
		place: async (name, where) => {
			const user = await accounts.users.byUid(people[name].uid);
			if (user === null) throw new TypeError(`no ${name}`);
			await accounts.users.put({ ...user, ...where });
		},
		erase: (ids) => storage.erase(ids),
		eraseCustomer: async (cid) => {
			const traces = await tracesOf(storage, cid);
			if (traces === null) throw new TypeError(`no ${cid}`);
			await eraseCustomer(storage, traces);
		},
		record: async () => {
			// Each gateway has a record of its own, and this store is one beside the server.
			const records = await storage.audit.all();
			const rows = await Promise.all(records.map((one) => one.rows({ after: 0, limit: 10_000 })));
			return rows.flat();
		},
		present: async () => (await storage.changes({ since: 0, limit: 100_000 })).map(({ id }) => id),
		bury: async (ids) => {
			const leaves = await storage.leaves(ids);
			const live = [...leaves.values()].flat().filter(({ deleted }) => !deleted);
			const tombstones = live.map(({ id, path }) => {
				const generation = String(path.length + 1);
				// No path holds a digest twice.
				const rev = `${generation}-${generation.padStart(32, 'd')}`;
				return { id, path: [rev, ...path], deleted: true, body: {} };
			});
			await storage.bulkDocs(tombstones);
		},
		write: async (revisions) => {
			await storage.bulkDocs(revisions);
		},
		forgetLedgers: () => store.ledgers.reset(),
		close: () => store.close()
	};
}

/**
 * Edits documents as another CouchDB client would: reads what is there, changes it, puts it back.
 *
 * @throws Error that holds the row of whatever was not taken
 */
export async function editAsClient(
	client: Client,
	edits: ReadonlyMap<string, (before: Body) => Body>
): Promise<void> {
	const ids = [...edits.keys()];
	const found = await client.post('/couch/ficha/_bulk_get', { docs: ids.map((id) => ({ id })) });
	const { results } = found.body as {
		readonly results: readonly { readonly id: string; readonly docs: readonly { ok: Body }[] }[];
	};
	const known = new Map(results.map(({ id, docs }) => [id, docs[0]?.ok]));
	const docs = [...edits].map(([id, edit]) => {
		const before = known.get(id);
		return {
			...edit(before ?? {}),
			_id: id,
			...(before !== undefined && { _rev: before['_rev'] })
		};
	});
	const answer = await client.post('/couch/ficha/_bulk_docs', { docs });
	const rows = answer.body as unknown as readonly { readonly error?: string }[];
	const refused = rows.find(({ error }) => error !== undefined);
	if (refused !== undefined) throw new Error(JSON.stringify(refused));
}
