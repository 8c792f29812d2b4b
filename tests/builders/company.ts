import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUlid } from '#domain/documents/ulid.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { ensureShippedRoles } from '../../sync-server/admin/ensure-shipped-roles.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { issueAppPassword } from '../../sync-server/auth/app-passwords.ts';
import { createPasswordHasher } from '../../sync-server/auth/password-hasher.ts';
import type { UserRecord } from '../../sync-server/auth/port.ts';
import { readConfig, type Config } from '../../sync-server/config/config.ts';
import type { Address } from '../../sync-server/http/build-app.ts';
import { startServer, type RunningServer } from '../../sync-server/server.ts';
import { dropCouch } from '../../sync-server/storage/couchdb/connect.ts';
import { openStore } from '../../sync-server/storage/open-store.ts';
import type { RevisionInput, Storage } from '../../sync-server/storage/port.ts';
import type { Store, StorePlace } from '../../sync-server/storage/store.ts';
import { Client } from './client.ts';

/** Documents in one transaction. */
const BATCH = 2000;

export const PASSWORD = 'masa-madre-viva';

/** Reps of two territories, who decides over both, and who administers. */
export const people = {
	ana: colleague('ana', 'rep', ['norte']),
	luis: colleague('luis', 'rep', ['norte']),
	bruno: colleague('bruno', 'rep', ['sur']),
	sofia: colleague('sofia', 'supervisor', ['norte', 'sur']),
	marta: colleague('marta', 'administrator', ['norte', 'sur'])
} as const;
export type PersonName = keyof typeof people;

export interface CompanyOptions {
	/** what is there at the start, besides the people and the shipped roles */
	readonly documents?: readonly RevisionInput[];
	/** of the server */
	readonly clock?: Clock;
	readonly watch?: (storage: Storage) => Storage;
	readonly config?: Partial<Config>;
}

/** A server of its own with people in it, on the real storage, at a port of its own. */
export interface Company {
	/** such as `http://127.0.0.1:40123` */
	readonly url: string;
	readonly config: Config;
	/** all that the server answers */
	readonly addresses: readonly Address[];
	/** Signs in by password, as our app does, on a new device or the given one. */
	signIn(name: PersonName, device?: string): Promise<Client>;
	/** For another CouchDB client. */
	appPassword(name: PersonName): Promise<{ readonly password: string; readonly device: string }>;
	close(): Promise<void>;
}

export async function startCompany(options: CompanyOptions = {}): Promise<Company> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-company-'));
	const config = { ...testConfig(dataDir), ...options.config };
	await furnish(config, options.documents ?? []);
	const { clock = Date.now, watch } = options;
	const addresses: Address[] = [];
	const tellAddress = (address: Address) => void addresses.push(address);
	const overrides = { clock, tellAddress, ...(watch !== undefined && { watch }) };
	const server: RunningServer = await startServer(config, overrides);
	return {
		url: server.url,
		config,
		addresses,
		signIn: (name, device) => Client.signIn(server.url, people[name].login, PASSWORD, device),
		appPassword: (name) => issueFor(config, name),
		close: async () => {
			await server.close();
			if (config.couchdb !== null) await dropCouch(config.couchdb.url, config.couchdb.database);
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}

/** On this machine, at any port, quiet, without a demo and without an app. */
export function testConfig(dataDir: string): Config {
	const read = readConfig({
		PORT: '0',
		FICHA_DATA_DIR: dataDir,
		FICHA_APP_DIR: join(dataDir, 'no-app'),
		FICHA_DEMO: '0',
		FICHA_LOG_LEVEL: 'fatal',
		...couchFor(dataDir)
	});
	if (!read.ok) throw new Error(read.error.join('\n'));
	return read.value;
}

/** With FICHA_TEST_STORAGE=couchdb every company of a test is in the CouchDB at FICHA_TEST_COUCHDB_URL. */
function couchFor(dataDir: string): Readonly<Record<string, string | undefined>> {
	if (process.env['FICHA_TEST_STORAGE'] !== 'couchdb') return {};
	const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
	return {
		COUCHDB_URL: process.env['FICHA_TEST_COUCHDB_URL'],
		COUCHDB_DATABASE: `ficha-test-${name}`
	};
}

/** As the command line opens it: beside the server, if one runs. */
export function openBeside(place: StorePlace): Promise<Store> {
	const failed = (error: unknown) => {
		throw error;
	};
	return openStore(place, { as: 'command', clock: Date.now, failed });
}

/** Writes people, roles and documents, as an administrator would have. */
export async function furnish(
	place: StorePlace,
	documents: readonly RevisionInput[]
): Promise<void> {
	const store = await openBeside(place);
	const { storage, accounts } = store;
	await ensureShippedRoles(storage);
	const passwordHash = await hashOnce();
	for (const person of Object.values(people)) {
		await accounts.users.put({ ...person, passwordHash });
		const id = `person:${person.uid}`;
		await storage.bulkDocs([firstRevision(id, { schema: 1, name: person.name }, 0)]);
	}
	for (let from = 0; from < documents.length; from += BATCH) {
		await storage.bulkDocs(documents.slice(from, from + BATCH));
	}
	await store.close();
}

/** The hash is slow on purpose; one password for all of them needs one. */
let hash: Promise<string | null> | null = null;
async function hashOnce(): Promise<string> {
	hash ??= createPasswordHasher().hash(PASSWORD);
	return (await hash) ?? '';
}

/** From beside the running server, like the command line. */
async function issueFor(place: StorePlace, name: PersonName) {
	const store = await openBeside(place);
	const { accounts } = store;
	const request = { uid: people[name].uid, label: 'PouchDB' };
	const { password, record } = await issueAppPassword(
		{ accounts, clock: Date.now, randomBytes: (size) => randomBytes(size) },
		request
	);
	await store.close();
	return { password, device: record.deviceId };
}

function colleague(login: string, role: string, territories: readonly string[]) {
	const uid = newUlid(Date.UTC(2026, 0, 1), Math.random);
	const name = login.charAt(0).toUpperCase() + login.slice(1);
	const createdAt = Date.UTC(2026, 0, 1);
	return {
		uid,
		login,
		name,
		roles: [role],
		teams: [],
		territories,
		disabled: false,
		createdAt
	} satisfies Omit<UserRecord, 'passwordHash'>;
}
