import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { role } from '#domain/documents/directory.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { shippedRoleRevisions } from '../../sync-server/admin/ensure-shipped-roles.ts';
import type { Config } from '../../sync-server/config/config.ts';
import { startServer } from '../../sync-server/server.ts';
import { dropCouch } from '../../sync-server/storage/couchdb/connect.ts';
import type { RevisionInput, Storage, StoredRevision } from '../../sync-server/storage/port.ts';
import { openBeside, testConfig } from '../builders/company.ts';

const NEWEST = 'role:caller';
const OTHER = 'role:rep';

let config: Config;
beforeEach(async () => {
	config = testConfig(await mkdtemp(join(tmpdir(), 'ficha-roles-')));
});
afterEach(async () => {
	if (config.couchdb !== null) await dropCouch(config.couchdb.url, config.couchdb.database);
	await rm(config.dataDir, { recursive: true, force: true });
});

async function inStore<T>(task: (storage: Storage) => Promise<T>): Promise<T> {
	const store = await openBeside(config);
	try {
		return await task(store.storage);
	} finally {
		await store.close();
	}
}

async function startOnce(): Promise<void> {
	await (await startServer(config)).close();
}

function leavesOf(...ids: readonly string[]) {
	return inStore((storage) => storage.leaves(ids));
}

async function furnish(roles: readonly RevisionInput[]): Promise<void> {
	await inStore((storage) => storage.bulkDocs(roles));
}

/** A revision on top of what is there, as an administrator's device would push it. */
async function follow(
	id: string,
	next: { readonly deleted: boolean; readonly rows?: 'own' }
): Promise<void> {
	const [former] = (await leavesOf(id)).get(id) ?? [];
	if (former === undefined) throw new Error(`there is no ${id}`);
	const { deleted, rows } = next;
	const values = { ...plain(former), ...(rows !== undefined && { rows }) };
	const stamp = formatStamp({ ms: Date.UTC(2026, 5, 1), counter: 0, device: 'office' });
	const body = deleted ? {} : createBody(values, stamp);
	const hash = revisionHash({ id, body, deleted, parents: [former.rev] });
	const revision = { id, path: [`2-${hash}`, former.rev], deleted, body };
	await inStore((storage) => storage.bulkDocs([revision]));
}

function plain({ body }: StoredRevision) {
	const { m: _, ...values } = body;
	return values;
}

test('a company that is at work gets the roles of a newer program when its server starts, once', async () => {
	await furnish(shippedRoleRevisions().filter(({ id }) => id !== NEWEST));
	await startOnce();
	const given = await leavesOf(NEWEST);
	expect(role.parse({ _id: NEWEST, ...given.get(NEWEST)?.[0]?.body }).name.es).toBe('Llamadas');
	await startOnce();
	expect(await leavesOf(NEWEST)).toEqual(given);
});

test('a role that an administrator has changed stays as it is', async () => {
	await furnish(shippedRoleRevisions().filter(({ id }) => id !== NEWEST));
	await follow(OTHER, { deleted: false, rows: 'own' });
	const changed = await leavesOf(OTHER);
	await startOnce();
	expect(await leavesOf(OTHER)).toEqual(changed);
	expect((await leavesOf(OTHER)).get(OTHER)?.[0]?.body).toMatchObject({ rows: 'own' });
});

test('a role that was deleted does not come back', async () => {
	await furnish(shippedRoleRevisions());
	await follow(NEWEST, { deleted: true });
	await startOnce();
	const leaves = (await leavesOf(NEWEST)).get(NEWEST) ?? [];
	expect(leaves.map(({ deleted }) => deleted)).toEqual([true]);
});

test('a place that is nobody’s yet stays empty: a company may be moved there', async () => {
	await startOnce();
	const ids = shippedRoles.map(({ slug }) => `role:${slug}`);
	expect((await leavesOf(...ids)).size).toBe(0);
});
