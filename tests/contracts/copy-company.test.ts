import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyCompany, type KeptCompany } from '../../sync-server/storage/copy-company.ts';
import { openEmbeddedStore } from '../../sync-server/storage/embedded/open-store.ts';
import { createMemoryAccountStore } from '../../sync-server/storage/memory/accounts.ts';
import { createMemoryDrawVault } from '../../sync-server/storage/memory/draw-vault.ts';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import { moveIntoFile } from '../../sync-server/storage/move-target.ts';
import { fillCompany, tellCompany, tellRecords } from './full-company.ts';
import { rev } from './revisions.ts';

const clock = () => 0;

test('everything goes from one storage to another and back: trees, bodies, bytes, accounts, records', async () => {
	const [first, file, last] = [inMemory(), await inFile(), inMemory()];
	await fillCompany(first);
	await copyCompany(first, file);
	await copyCompany(file, last);
	const meant = await tellCompany(first);
	expect(await tellCompany(file)).toEqual(meant);
	expect(await tellCompany(last)).toEqual(meant);
	for (const [name, report] of await tellRecords(first)) {
		expect(report.broken).toBeNull();
		expect((await tellRecords(last)).get(name)).toEqual(report);
	}
});

test('a copy that was cut anywhere is begun anew, and ends as one that was not', async () => {
	const first = inMemory();
	await fillCompany(first);
	for (let calls = 1; calls < 12; calls++) {
		const file = await inFile();
		await copyCompany(first, cutAfter(file, calls)).catch(() => undefined);
		await copyCompany(first, file);
		expect(await tellCompany(file)).toEqual(await tellCompany(first));
	}
});

test('what is written meanwhile is not lost: the copy is refused', async () => {
	const [first, second] = [inMemory(), inMemory()];
	await fillCompany(first);
	const keepList: KeptCompany['vault']['keepList'] = async (list) => {
		await first.storage.bulkDocs([rev('meanwhile', '1-a')]);
		await second.vault.keepList(list);
	};
	const target = { ...second, vault: { ...second.vault, keepList } };
	await expect(copyCompany(first, target)).rejects.toMatchObject({ code: 'moved-on' });
});

test('a file is not there under its name before it is whole, and nothing is moved on top of one', async () => {
	const folder = await newFolder();
	const begun = await moveIntoFile(folder, { clock });
	await fillCompany(begun.store);
	await begun.leave();
	const again = await moveIntoFile(folder, { clock });
	expect(await again.store.storage.info()).toMatchObject({ updateSeq: 0 });
	await fillCompany(again.store);
	await again.finish();
	await expect(moveIntoFile(folder, { clock })).rejects.toMatchObject({ code: 'not-empty' });
	const server = await openEmbeddedStore(folder, { as: 'server', clock });
	expect((await server.accounts.users.list()).map(({ login }) => login)).toEqual(['ana', 'luis']);
	await server.close();
});

function inMemory(): KeptCompany {
	return {
		storage: new MemoryStorage(),
		accounts: createMemoryAccountStore(),
		vault: createMemoryDrawVault()
	};
}

async function inFile(): Promise<KeptCompany> {
	const store = await openEmbeddedStore(await newFolder(), { as: 'command', clock });
	onTestFinished(() => store.close());
	return store;
}

async function newFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ficha-move-'));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	return folder;
}

/** The process ends at the nth thing that is written to the target's storage. */
function cutAfter(target: KeptCompany, calls: number): KeptCompany {
	let left = calls;
	const cutting = <T extends object>(port: T): T =>
		new Proxy(port, {
			get: (inner, name) => {
				const member: unknown = Reflect.get(inner, name);
				if (typeof member === 'object' && member !== null) return cutting(member);
				if (typeof member !== 'function') return member;
				return (...args: readonly unknown[]): unknown => {
					left -= 1;
					if (left < 0) throw new Error('the process ends');
					return Reflect.apply(member, inner, args);
				};
			}
		});
	const { storage, accounts, vault } = target;
	return { storage: cutting(storage), accounts: cutting(accounts), vault: cutting(vault) };
}
