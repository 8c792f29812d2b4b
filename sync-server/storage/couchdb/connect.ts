import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { StorageError } from '../storage-error.ts';
import { CouchDatabase } from './couch-database.ts';
import { CouchServer } from './couch-server.ts';

/** The databases of one company. */
export interface ConnectedCouch {
	/** the same for every gateway, minted with the databases */
	readonly identity: string;
	/** of these very databases: what was derived from others of the same identity is worth nothing */
	readonly instance: string;
	readonly documents: CouchDatabase;
	/** who this is, and what was erased */
	readonly store: CouchDatabase;
	readonly accounts: CouchDatabase;
	readonly audit: CouchDatabase;
}

/** The first with all that we ask of it, and still looked after. */
const OLDEST = [3, 4] as const;

const welcome = z.object({ couchdb: z.string(), version: z.string() });
const identityDocument = z.looseObject({ identity: z.string() });

/**
 * Finds a company's databases, or makes them.
 *
 * @param url with credentials
 * @param prefix such as `ficha`
 * @throws StorageError `unreachable`, `credentials-refused`, `too-old`, `unexpected-answer`
 */
export async function connectCouch(url: string, prefix: string): Promise<ConnectedCouch> {
	const server = new CouchServer(url);
	await checkVersion(server);
	const named = databasesOf(server, prefix);
	await Promise.all(Object.values(named).map((database) => database.ensure()));
	const identity = await identityIn(named.store);
	return { ...named, identity, instance: await instanceOf({ ...named, identity }) };
}

/**
 * @throws StorageError `replaced`: somebody has deleted the databases and made them anew, so that
 * what was derived from the former ones is wrong, and no feed will say so
 */
export async function checkInstance(couch: ConnectedCouch): Promise<void> {
	if ((await instanceOf(couch)) === couch.instance) return;
	throw new StorageError(
		'replaced',
		'The databases of this company were deleted and made anew. Start this server again.'
	);
}

async function instanceOf(couch: Omit<ConnectedCouch, 'instance'>): Promise<string> {
	const times = [await couch.documents.madeAt(), await couch.store.madeAt()];
	return [couch.identity, ...times].join(' ');
}

/** Removes a company whole: for throw-away ones. */
export async function dropCouch(url: string, prefix: string): Promise<void> {
	const named = databasesOf(new CouchServer(url), prefix);
	await Promise.all(Object.values(named).map((database) => database.drop()));
}

function databasesOf(server: CouchServer, prefix: string) {
	const called = (name: string) => new CouchDatabase(server, name);
	return {
		documents: called(prefix),
		store: called(`${prefix}-store`),
		accounts: called(`${prefix}-accounts`),
		audit: called(`${prefix}-audit`)
	};
}

async function checkVersion(server: CouchServer): Promise<void> {
	const { body } = await server.ask({ path: '/' });
	const { data } = welcome.safeParse(body);
	if (data === undefined) {
		throw new StorageError('unexpected-answer', `What answers at ${server.address} is no CouchDB.`);
	}
	const [major = 0, minor = 0] = data.version.split('.').map((part) => Number.parseInt(part, 10));
	const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
	if (!isOld) return;
	throw new StorageError(
		'too-old',
		`The CouchDB at ${server.address} is ${data.version}; Ficha needs ${OLDEST.join('.')} or newer.`
	);
}

async function identityIn(store: CouchDatabase): Promise<string> {
	const found = await store.get('identity');
	if (found !== null) return identityDocument.parse(found).identity;
	await store.put('identity', { identity: randomUUID() });
	// Another gateway may have been first.
	return identityIn(store);
}
