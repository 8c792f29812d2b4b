import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JsonObject } from '#domain/kernel/json.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { firstRevision } from '../../../sync-server/admin/first-revision.ts';
import { issueAppPassword } from '../../../sync-server/auth/app-passwords.ts';
import type { UserRecord } from '../../../sync-server/auth/port.ts';
import type { Config } from '../../../sync-server/config/config.ts';
import { seededRandom } from '../../../sync-server/demo/seeded-random.ts';
import type { RevisionInput } from '../../../sync-server/storage/port.ts';
import type { Store } from '../../../sync-server/storage/store.ts';
import { furnish, openBeside, people, testConfig } from '../../builders/company.ts';
import { bundleServer, startProcess, type ServerProcess } from '../../builders/server-process.ts';

/** Documents in one transaction. */
const BATCH = 5000;
const FOUNDED = Date.UTC(2026, 0, 1);

/** Somebody's device, as the server knows it. */
export interface Caller {
	readonly uid: string;
	readonly device: string;
	/** for the header of that name */
	readonly authorization: string;
}

/** What is said of a colleague who is hired; all else is as with any other rep. */
export type Hired = Pick<UserRecord, 'uid' | 'login'> &
	Partial<Pick<UserRecord, 'roles' | 'teams' | 'territories'>>;

/** A company on a server in a process of its own, of which a bench asks. */
export class ServerCompany {
	#process: ServerProcess;

	/** @param documents are written in batches, so they need not all be in memory */
	static async open(documents: Iterable<RevisionInput>): Promise<ServerCompany> {
		const config = testConfig(await mkdtemp(join(tmpdir(), 'ficha-bench-')));
		await furnish(config, []);
		await bundleServer();
		const store = await openBeside(config);
		for (const batch of inBatches(documents)) await store.storage.bulkDocs(batch);
		await store.close();
		return new ServerCompany(config, await startProcess(config.dataDir));
	}

	private constructor(
		readonly config: Config,
		process: ServerProcess
	) {
		this.#process = process;
	}

	get url(): string {
		return this.#process.url;
	}

	/** @returns milliseconds until it listened again */
	async restart(): Promise<number> {
		await this.#process.kill();
		const begun = performance.now();
		this.#process = await startProcess(this.config.dataDir);
		return performance.now() - begun;
	}

	/** So many reps of the north, each with a device. */
	reps(count: number): Promise<readonly Caller[]> {
		return this.hire(
			Array.from({ length: count }, (_, index) => ({
				uid: newUlid(FOUNDED, Math.random),
				login: `rep-${index}`
			}))
		);
	}

	/** @returns a device of each */
	async hire(staff: readonly Hired[]): Promise<readonly Caller[]> {
		return this.beside(async ({ accounts }) => {
			const ana = await accounts.users.byUid(people.ana.uid);
			if (ana === null) throw new Error('nobody is there');
			const callers: Caller[] = [];
			for (const colleague of staff) {
				const { uid, login } = colleague;
				await accounts.users.put({ ...ana, name: login, ...colleague });
				callers.push(await callerFor(accounts, uid, login));
			}
			return callers;
		});
	}

	/** A device of one of the people who are there already. */
	async caller(name: keyof typeof people): Promise<Caller> {
		return this.beside(({ accounts }) => callerFor(accounts, people[name].uid, people[name].login));
	}

	/** What anybody may see is worked out anew at their next visit. */
	forgetLedgers(): Promise<void> {
		return this.beside(({ ledgers }) => {
			ledgers.reset();
			return Promise.resolve();
		});
	}

	/** What is done to its data beside the running server. */
	async beside<T>(task: (store: Store) => Promise<T>): Promise<T> {
		const store = await openBeside(this.config);
		try {
			return await task(store);
		} finally {
			await store.close();
		}
	}

	/** Resident memory of the server, in megabytes. */
	memory(): number {
		const said = execFileSync('ps', ['-o', 'rss=', '-p', String(this.#process.pid)]);
		return Number(said.toString()) / 1024;
	}

	/** Megabytes of its files. */
	async fileSize(): Promise<number> {
		const files = await readdir(this.config.dataDir, { withFileTypes: true });
		let bytes = 0;
		for (const file of files) {
			if (file.isFile()) bytes += (await stat(join(this.config.dataDir, file.name))).size;
		}
		return bytes / 2 ** 20;
	}

	async close(): Promise<void> {
		await this.#process.kill();
		await rm(this.config.dataDir, { recursive: true, force: true });
	}
}

/**
 * Customers with names and a phone.
 *
 * @param visible of these, evenly spread, are in the north
 */
export function* plainCustomers(count: number, visible: number): Generator<RevisionInput> {
	const random = seededRandom('plain customers');
	const every = count / visible;
	let next = 0;
	for (let index = 0; index < count; index++) {
		const inNorth = index >= next;
		if (inNorth) next += every;
		const assigned = { owner: people.bruno.uid, territory: inNorth ? 'norte' : 'sur' };
		yield plainCustomer(newUlid(FOUNDED + index, random), assigned, index);
	}
}

/** @param index of this one among all */
export function plainCustomer(cid: Ulid, assigned: JsonObject, index: number): RevisionInput {
	const values = {
		schema: 1,
		type: 'person',
		givenName: `Rosa ${index}`,
		familyName: 'Prats Villanueva',
		phones: [{ id: 'phone', kind: 'mobile', number: `+346${String(index).padStart(8, '0')}` }],
		addresses: [{ id: 'home', city: 'Vigo', postalCode: '36201', country: 'ES' }],
		stage: 'prospeccion',
		source: 'fair',
		assigned
	};
	return firstRevision(`customer:${cid}`, values, FOUNDED + index);
}

async function callerFor(accounts: Store['accounts'], uid: string, login: string): Promise<Caller> {
	const deps = { accounts, clock: Date.now, randomBytes: (size: number) => randomBytes(size) };
	const { password, record } = await issueAppPassword(deps, { uid, label: 'bench' });
	const authorization = `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
	return { uid, device: record.deviceId, authorization };
}

function* inBatches(documents: Iterable<RevisionInput>): Generator<readonly RevisionInput[]> {
	let batch: RevisionInput[] = [];
	for (const document of documents) {
		batch.push(document);
		if (batch.length < BATCH) continue;
		yield batch;
		batch = [];
	}
	yield batch;
}
