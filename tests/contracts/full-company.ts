import type { KeptCompany } from '../../sync-server/storage/copy-company.ts';
import { verifyChain } from '../../sync-server/audit/verify-chain.ts';
import { rev, tombstone } from './revisions.ts';

const ana = {
	uid: 'u1',
	login: 'ana',
	name: 'Ana',
	passwordHash: '$argon2id$ana',
	roles: ['rep'],
	teams: ['corredores'],
	territories: ['norte'],
	disabled: false,
	createdAt: 1
};
const author = { at: 1000, actor: 'u1', device: 'd1' };
const bytes = new TextEncoder().encode('a picture');
const picture = {
	contentType: 'image/jpeg',
	revpos: 1,
	digest: 'md5-AAAAAAAAAAAAAAAAAAAAAA==',
	length: bytes.length
};

/** Everything that a company can consist of: whatever is moved must take all of it along. */
export async function fillCompany({ storage, accounts, vault }: KeptCompany): Promise<void> {
	await accounts.users.put(ana);
	await accounts.users.put({ ...ana, uid: 'u2', login: 'luis', disabled: true, createdAt: 2 });
	await accounts.devices.put({
		id: 'd1',
		uid: 'u1',
		name: 'Phone',
		createdAt: 3,
		lastSeen: 4,
		wipe: true,
		revoked: false
	});
	const session = { tokenHash: 'h1', uid: 'u1', deviceId: 'd1', createdAt: 5, lastSeen: 6 };
	await accounts.sessions.put(session);
	const password = { hash: 'p1', uid: 'u1', deviceId: 'd2', label: 'PouchDB', createdAt: 7 };
	await accounts.appPasswords.put(password);
	await storage.bulkDocs([rev('history', '1-a')], author);
	await storage.bulkDocs([rev('history', '2-b 1-a')], author);
	await storage.bulkDocs([rev('history', '3-c 2-b 1-a', { said: 'Año 😀', n: 1e21 })], author);
	await storage.bulkDocs(
		[
			rev('conflict', '2-x 1-a'),
			rev('conflict', '2-y 1-a'),
			tombstone('conflict', '3-z 2-w 1-a'),
			tombstone('deleted', '2-t 1-a'),
			rev('phantom', '7-g 6-f'),
			rev('forgotten', '1-a'),
			rev('back again', '1-a')
		],
		author
	);
	const photo = {
		...rev('file', '1-a'),
		attachments: { 'a photo/ñ.jpg': { ...picture, data: bytes } }
	};
	await storage.bulkDocs([photo], author);
	await storage.bulkDocs(
		[{ ...rev('file', '2-b 1-a'), attachments: { 'new name.jpg': picture } }],
		author
	);
	await storage.erase(['forgotten', 'back again']);
	await storage.bulkDocs([rev('back again', '1-b')], author);
	await storage.audit.append([{ ...author, action: 'sign-in', subject: 'ana', count: 0 }]);
	await vault.keepSeed({ commitment: 'c1', seed: 's1' });
	await vault.keepList({ digest: 'l1', text: 'A a\n', others: ['B'] });
}

/** All of it, in an order that does not depend on the storage. */
export async function tellCompany({ storage, accounts, vault }: KeptCompany) {
	const { docCount, updateSeq } = await storage.info();
	const rows = await storage.list({ from: '', to: '\uffff', limit: 1000, tombstones: 'include' });
	const ids = rows.map(({ id }) => id);
	const leaves = await storage.leaves(ids);
	const known = [...leaves.values()]
		.flat()
		.flatMap(({ id, path }) => path.map((one) => ({ id, rev: one })));
	const bodies = (await storage.bulkGet(known)).map(({ id, found }) => ({ id, found }));
	const erasures = await storage.erasures({ since: 0, upTo: updateSeq });
	const uids = (await accounts.users.list()).map(({ uid }) => uid);
	const ofEach = <T>(of: (uid: string) => Promise<T>) => Promise.all(uids.map(of));
	return {
		docCount,
		rows,
		leaves: [...leaves],
		bodies,
		photo: Buffer.from((await storage.attachment('file', picture.digest)) ?? []).toString(),
		erased: [...(await storage.erasedAmong(erasures.map(({ id }) => id)))].sort(),
		users: await accounts.users.list(),
		devices: await ofEach((uid) => accounts.devices.ofUser(uid)),
		sessions: await ofEach((uid) => accounts.sessions.ofUser(uid)),
		appPasswords: await ofEach((uid) => accounts.appPasswords.ofUser(uid)),
		draws: await vault.all()
	};
}

/** Of each record: its head, how much of it is gone, and what does not hold. */
export async function tellRecords({ storage }: KeptCompany) {
	const records = await storage.audit.all();
	return new Map(
		await Promise.all(records.map(async (one) => [one.name, await verifyChain(one)] as const))
	);
}
