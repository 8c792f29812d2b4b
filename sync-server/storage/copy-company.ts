import type { MovedRow } from '../audit/port.ts';
import type { RevisionInput, StoredRevision } from './port.ts';
import { StorageError } from './storage-error.ts';
import type { Store } from './store.ts';

/** All that is a company's own; what is derived of it is worked out anew. */
export type KeptCompany = Pick<Store, 'storage' | 'accounts' | 'vault'>;

export interface Copied {
	readonly documents: number;
	readonly revisions: number;
	readonly erasedIds: number;
	readonly users: number;
	readonly sessions: number;
	readonly draws: number;
	readonly auditRows: number;
}

const DOCUMENTS = 200;
const ROWS = 200;
const IDS = 1000;

/**
 * Copies a company from one storage to another, whatever the two are: whole trees with the bodies that
 * are kept of them, conflicts, deleted leaves and attachments; erased ids; accounts with their
 * passwords, sessions, devices and application passwords; the secrets of draws; and the records of
 * who did what, as they are, so that they can be verified afterwards. The source is only read. What is
 * there already is not written again, so it may be cut anywhere and begun anew.
 *
 * @throws StorageError `moved-on` when somebody has written to the source meanwhile
 */
export async function copyCompany(source: KeptCompany, target: KeptCompany): Promise<Copied> {
	await source.storage.catchUp();
	const { updateSeq } = await source.storage.info();
	const erasedIds = await copyErased(source, target);
	const accounts = await copyAccounts(source, target);
	const draws = await copyDraws(source, target);
	const documents = await copyDocuments(source, target);
	const auditRows = await copyRecords(source, target);
	await source.storage.catchUp();
	if ((await source.storage.info()).updateSeq !== updateSeq) {
		throw new StorageError(
			'moved-on',
			'Somebody has written to the company while it was being moved. Stop its servers, and run this again.'
		);
	}
	await checkCopied(source, target);
	return { ...documents, ...accounts, erasedIds, draws, auditRows };
}

/**
 * First: an id on the list whose document is there would be told as erased. What was swept is told to
 * nobody, and not copied: a device that tells of such a save again is heard as if for the first time.
 */
async function copyErased({ storage }: KeptCompany, target: KeptCompany): Promise<number> {
	const { updateSeq } = await storage.info();
	const ids = (await storage.erasures({ since: 0, upTo: updateSeq })).map(({ id }) => id);
	let copied = 0;
	for (let from = 0; from < ids.length; from += IDS) {
		const gone = [...(await storage.erasedAmong(ids.slice(from, from + IDS)))];
		await target.storage.rememberErased(gone);
		copied += gone.length;
	}
	return copied;
}

async function copyDocuments(
	{ storage }: KeptCompany,
	target: KeptCompany
): Promise<Pick<Copied, 'documents' | 'revisions'>> {
	let [documents, revisions, since] = [0, 0, 0];
	for (;;) {
		const rows = await storage.changes({ since, limit: DOCUMENTS });
		const last = rows.at(-1);
		if (last === undefined) return { documents, revisions };
		const whole = await wholeTrees(
			storage,
			rows.map(({ id }) => id)
		);
		await target.storage.bulkDocs(whole);
		documents += rows.length;
		revisions += whole.length;
		since = last.seq;
	}
}

/** Every revision that has a body, ancestors before what follows on them. */
async function wholeTrees(
	storage: KeptCompany['storage'],
	ids: readonly string[]
): Promise<readonly RevisionInput[]> {
	const leaves = [...(await storage.leaves(ids)).values()].flat();
	const named = new Map<string, { readonly id: string; readonly rev: string }>();
	for (const { id, path } of leaves) {
		for (const rev of path) named.set(`${rev} ${id}`, { id, rev });
	}
	const asked = [...named.values()];
	const found: StoredRevision[] = [];
	for (let from = 0; from < asked.length; from += IDS) {
		const rows = await storage.bulkGet(asked.slice(from, from + IDS));
		found.push(...rows.flatMap((row) => row.found));
	}
	const oldestFirst = found.sort((a, b) => generation(a.rev) - generation(b.rev));
	return Promise.all(oldestFirst.map((revision) => withBytes(storage, revision)));
}

async function withBytes(
	storage: KeptCompany['storage'],
	revision: StoredRevision
): Promise<RevisionInput> {
	const { id, path, deleted, body, attachments } = revision;
	if (attachments === undefined) return { id, path, deleted, body };
	const named = Object.entries(attachments).map(async ([name, facts]) => {
		const data = await storage.attachment(id, facts.digest);
		return [name, data === null ? facts : { ...facts, data }] as const;
	});
	return { id, path, deleted, body, attachments: Object.fromEntries(await Promise.all(named)) };
}

async function copyAccounts(
	{ accounts }: KeptCompany,
	target: KeptCompany
): Promise<Pick<Copied, 'users' | 'sessions'>> {
	const users = await accounts.users.list();
	let copied = 0;
	for (const user of users) {
		await target.accounts.users.put(user);
		for (const device of await accounts.devices.ofUser(user.uid)) {
			await target.accounts.devices.put(device);
		}
		for (const password of await accounts.appPasswords.ofUser(user.uid)) {
			await target.accounts.appPasswords.put(password);
		}
		const sessions = await accounts.sessions.ofUser(user.uid);
		for (const session of sessions) await target.accounts.sessions.put(session);
		copied += sessions.length;
	}
	return { users: users.length, sessions: copied };
}

async function copyDraws({ vault }: KeptCompany, target: KeptCompany): Promise<number> {
	const { seeds, lists } = await vault.all();
	for (const seed of seeds) await target.vault.keepSeed(seed);
	for (const list of lists) await target.vault.keepList(list);
	return seeds.length;
}

async function copyRecords({ storage }: KeptCompany, target: KeptCompany): Promise<number> {
	let copied = 0;
	for (const record of await storage.audit.all()) {
		for (let after = 0; ;) {
			const rows = await record.rows({ after, limit: ROWS });
			const last = rows.at(-1);
			if (last === undefined) break;
			const written = await record.revisions(after + 1, last.n);
			const moved = rows.map((row): MovedRow => {
				const revisions = written.get(row.n) ?? [];
				return { ...row, revisions: revisions.map(({ id, rev }) => [id, rev]) };
			});
			await target.storage.audit.adopt(record.name, moved);
			copied += rows.length;
			after = last.n;
		}
	}
	return copied;
}

/** Every document has the same winner and the same leaves. */
async function checkCopied({ storage }: KeptCompany, target: KeptCompany): Promise<void> {
	for (let since = 0; ;) {
		const rows = await storage.changes({ since, limit: IDS });
		const last = rows.at(-1);
		if (last === undefined) return;
		const heads = await target.storage.heads(rows.map(({ id }) => id));
		const wrong = rows.find(({ id, leaves }) => heads.get(id)?.leaves.join() !== leaves.join());
		if (wrong !== undefined) {
			throw new StorageError('unexpected-answer', `${wrong.id} did not arrive as it was.`);
		}
		since = last.seq;
	}
}

function generation(rev: string): number {
	return Number.parseInt(rev, 10);
}
