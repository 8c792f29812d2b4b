import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { claimServer } from '../storage/embedded/claim-server.ts';
import { openDatabase } from '../storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../storage/embedded/storage.ts';

/** The real thing: bundled, in a process of its own, on a file that a server holds open. */
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'ficha-admin-'));
const database = openDatabase(join(folder, 'data', 'ficha.sqlite'));
const claim = claimServer(join(folder, 'data', 'ficha.sqlite'));
const storage = new EmbeddedStorage(database);

interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

function admin(...args: readonly string[]): Promise<Ended> {
	return adminWith({}, ...args);
}

async function adminWith(env: NodeJS.ProcessEnv, ...args: readonly string[]): Promise<Ended> {
	const own = { ...process.env, FICHA_DATA_DIR: join(folder, 'data'), ...env };
	const command = ['sync-server/launch/admin.mjs', ...args];
	try {
		return { code: 0, ...(await run(process.execPath, command, { env: own })) };
	} catch (error) {
		return error as Ended;
	}
}

beforeAll(async () => {
	// The first run bundles.
	const { code } = await admin('create-user', 'marta', '--role', 'administrator');
	expect(code).toBe(0);
}, 60_000);

afterAll(async () => {
	await storage.close();
	claim.release();
	rmSync(folder, { recursive: true });
});

test('a file is imported while a server runs, which sees the customers', async () => {
	const file = join(folder, 'clientes.csv');
	writeFileSync(file, 'nombre,apellidos\nLucía,Romero\nÍñigo,de la Fuente\n');
	expect(await admin('import-customers', file)).toMatchObject({
		code: 0,
		stdout: expect.stringMatching(/Added 2\. Already there: 0\./) as string
	});
	expect(await admin('import-customers', file)).toMatchObject({
		stdout: expect.stringMatching(/Added 0\. Already there: 2\./) as string
	});
	const range = { from: 'customer:', to: 'customer;', limit: 10 };
	expect(await storage.list(range)).toHaveLength(2);
});

test('what is wrong is said in a sentence, with 2 as exit code and without a stack', async () => {
	const broken = join(folder, 'broken');
	writeFileSync(broken, 'not a folder');
	const attempts = [
		await admin('import-customers', join(folder, 'nope.csv')),
		await admin('import-customers', folder),
		await adminWith({ PORT: 'eighty' }, 'list-users'),
		await adminWith({ FICHA_DATA_DIR: broken }, 'list-users')
	];
	expect(attempts.map(({ code }) => code)).toEqual([2, 2, 2, 2]);
	expect(attempts.map(({ stderr }) => stderr)).toEqual([
		expect.stringMatching(/nope\.csv: there is no such file\.\n$/),
		'The file: it is a folder, not a file.\n',
		'PORT is "eighty": it must be a whole number from 0 to 65535.\n',
		expect.stringMatching(/^\S+broken\S*: .+\.\n$/)
	]);
});
