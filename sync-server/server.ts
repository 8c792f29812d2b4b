import { randomBytes } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Random } from '#domain/kernel/random.ts';
import { administratorsOf } from './access/administrators.ts';
import { CustomerFactsIndex } from './access/customer-facts-index.ts';
import { Principals } from './access/principals.ts';
import { renewShippedRoles } from './admin/ensure-shipped-roles.ts';
import { createAuthService } from './auth/create-auth.ts';
import { recordedAuth } from './audit/recorded-auth.ts';
import { AuditTrail } from './audit/trail.ts';
import { hearReports } from './contests/hear-report.ts';
import type { Config } from './config/config.ts';
import type { ServerContext } from './context.ts';
import { demoSignIns, type DemoSignIn } from './demo/demo-sign-in.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { Draws } from './draws/draws.ts';
import { Suppressions } from './consent/suppressions.ts';
import { EntryRulings } from './draws/entry-rulings.ts';
import { buildApp, type Address } from './http/build-app.ts';
import { oneDatabase } from './http/databases.ts';
import { closeGracefully } from './http/close-gracefully.ts';
import { HistoryKeeper } from './history/history-keeper.ts';
import { documentVisibility } from './ledger/document-visibility.ts';
import { UserLedger } from './ledger/ledger.ts';
import { companyRules } from './replication/company-rules.ts';
import type { Reader } from './replication/reader.ts';
import { Writer } from './replication/writer.ts';
import { openStore } from './storage/open-store.ts';
import type { Storage } from './storage/port.ts';
import { StorageError } from './storage/storage-error.ts';
import type { Every, Store } from './storage/store.ts';

export interface RunningServer {
	/** such as `http://127.0.0.1:8080` */
	readonly url: string;
	/** who may sign in to the demo company; empty where there is none */
	readonly demo: readonly DemoSignIn[];
	/** Stops accepting, ends the feeds, finishes what was begun, closes the storage. */
	close(): Promise<void>;
}

/** What tests own: time and chance, and a look at what is asked of storage. */
export interface Overrides {
	readonly clock?: Clock;
	/** stands between the storage and all who use it while the server runs */
	readonly watch?: (storage: Storage) => Storage;
	readonly random?: Random;
	/** hears of every address that the server answers */
	readonly tellAddress?: (address: Address) => void;
	/** the demo company follows from it */
	readonly seed?: string;
}

/** The name of the one database: `/couch/ficha`. */
const DATABASE = 'ficha';
/** Raised when who may see what changes by a change of the program: every ledger is judged anew. */
const ACCESS_RULES = '4';
const DEMO_SEED = 'ficha';
const SETTLE_EVERY_MS = 60_000;
/** How soon a new word on how long histories are kept is acted upon. */
const KEEP_EVERY_MS = 60_000;

/**
 * Makes every service, once, and listens.
 *
 * @throws StorageError when the data can't be used, or another server uses it
 */
export async function startServer(
	config: Config,
	overrides: Overrides = {}
): Promise<RunningServer> {
	const { clock = Date.now } = overrides;
	let stop: () => void = () => undefined;
	const failed = (error: unknown) => {
		reportBrokenFeed(error);
		// Whoever keeps servers running starts another, which begins anew.
		if (error instanceof StorageError && error.code === 'replaced') stop();
	};
	const store = await openStore(config, { as: 'server', clock, failed });
	try {
		const demo = await prepareDemo(config, store, overrides);
		// Before anybody's rights are read.
		await renewShippedRoles(store.storage);
		const context = await composeContext(config, store, overrides);
		const app = await buildApp(context, overrides.tellAddress);
		const again = every(app.log.error.bind(app.log));
		const unwatch = store.watch(again);
		// A gateway that dies between a write and its merge leaves the merge to the others.
		const unsettle =
			config.couchdb === null
				? () => undefined
				: again(SETTLE_EVERY_MS, () => context.writer.settleLeftovers());
		await context.writer.settleLeftovers();
		const { historyKeeper } = context;
		await historyKeeper.tick();
		const unkeep = again(KEEP_EVERY_MS, () => historyKeeper.tick());
		const url = await app.listen({ host: config.host, port: config.port });
		const close = async () => {
			app.log.info('stopping');
			unwatch();
			unsettle();
			unkeep();
			await closeGracefully(app);
			await historyKeeper.close();
			await context.writer.drained();
			await context.trail.settled();
			await store.close();
		};
		stop = () => void close();
		return { url, demo, close };
	} catch (cause) {
		await store.close();
		throw cause;
	}
}

async function prepareDemo(
	config: Config,
	{ storage, accounts }: Store,
	{ clock = Date.now, seed = DEMO_SEED }: Overrides
): Promise<readonly DemoSignIn[]> {
	if (!config.demo) return [];
	await seedDemo({ storage, accounts, now: clock(), seed });
	return await demoSignIns(storage);
}

async function composeContext(
	config: Config,
	{ storage: unwatched, accounts, ledgers, vault, log }: Store,
	{ clock = Date.now, random = Math.random, watch = (storage) => storage }: Overrides
): Promise<ServerContext> {
	const storage = watch(unwatched);
	const facts = await CustomerFactsIndex.build(storage, log);
	const visibility = documentVisibility(facts);
	const ledger = new UserLedger({ storage, store: ledgers, visibility, log, rules: ACCESS_RULES });
	const rules = companyRules({
		storage,
		facts,
		rulings: new EntryRulings(storage, clock),
		suppressions: new Suppressions(storage, randomBytes),
		administrators: administratorsOf(accounts, storage),
		devicesOf: async (uid) => new Set((await accounts.devices.ofUser(uid)).map(({ id }) => id)),
		clock
	});
	const writer = new Writer({ storage, rules, clock });
	const given: Reader['given'] = ({ uid: actor, device }, count) => {
		if (count > 0) trail.note({ actor, device, action: 'read', subject: '', count });
	};
	const reader = { storage, ledger, given };
	const { uuid } = await storage.info();
	const trail = new AuditTrail({ log: storage.audit, clock, failed: reportUnrecorded });
	const principals = new Principals(storage, { campaigns: () => facts.campaigns(), now: clock });
	const { devices } = accounts;
	const historySweeps = { storage, devices, clock, pause: () => othersTurn() };
	const parts = { storage, vault, accounts, principals, writer, clock, randomBytes };
	return {
		config,
		clock,
		random,
		auth: recordedAuth(createAuthService({ accounts, clock, randomBytes }), { accounts, trail }),
		trail,
		principals,
		ledger,
		writer,
		history: { storage, devices, facts, clock },
		historySweeps,
		historyKeeper: new HistoryKeeper(historySweeps),
		readers: { storage, accounts, principals, facts },
		viewAs: { storage, accounts, principals, facts },
		erasure: { storage, facts, clock },
		draws: new Draws(parts),
		press: parts,
		eventDevices: parts,
		hearReport: hearReports({ accounts, audit: storage.audit, clock }),
		reader,
		databases: oneDatabase(uuid, { name: DATABASE, reader, writer, local: storage.local }),
		database: DATABASE
	};
}

/** Beside the log of requests, which may be switched off. */
function reportUnrecorded(error: unknown): void {
	console.error('what was done could not be put on record', error);
}

function reportBrokenFeed(error: unknown): void {
	console.error('what other gateways write could not be followed; it is tried again', error);
}

function every(report: (error: unknown) => void): Every {
	return (milliseconds, task) => {
		const timer = setInterval(() => void task().catch(report), milliseconds);
		timer.unref();
		return () => {
			clearInterval(timer);
		};
	};
}
