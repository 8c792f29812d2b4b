import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '../../sync-server/config/config.ts';
import { dropCouch } from '../../sync-server/storage/couchdb/connect.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';
import { Client } from '../builders/client.ts';
import { furnish, PASSWORD, people, testConfig, type PersonName } from '../builders/company.ts';
import { bundleServer, startProcess, type ServerProcess } from '../builders/server-process.ts';
import type { Network } from '../replication/device.ts';
import { pause } from './pause.ts';

/** What devices believe to be the address: a server that starts again listens at another port. */
const ADDRESS = 'http://company.test';

/** A company on a server in a process of its own, which is killed now and then and starts on the same data. */
export class CompanyServer {
	readonly url = ADDRESS;
	readonly config: Config;
	#process: ServerProcess;
	#doom: { requests: number; readonly delayMs: number } | null = null;
	#restarting: Promise<void> | null = null;
	kills = 0;
	requests = 0;

	static async start(documents: readonly RevisionInput[]): Promise<CompanyServer> {
		const dataDir = await mkdtemp(join(tmpdir(), 'ficha-soak-'));
		const config = testConfig(dataDir);
		await furnish(config, documents);
		await bundleServer();
		return new CompanyServer(config, await startProcess(dataDir));
	}

	private constructor(config: Config, process: ServerProcess) {
		this.config = config;
		this.#process = process;
	}

	async signIn(name: PersonName, device?: string): Promise<Client> {
		await this.up();
		return Client.signIn(this.#process.url, people[name].login, PASSWORD, device);
	}

	/** The same session, at the port at which the server is now. */
	async at(client: Client): Promise<Client> {
		await this.up();
		return client.at(this.#process.url);
	}

	/** Leads requests to wherever the server is, and counts them. */
	readonly network: Network = (fetch) => (url, init) => {
		this.requests += 1;
		const answered = fetch(url.replace(ADDRESS, this.#process.url), init);
		this.#count();
		return answered;
	};

	/** A power cut, so long after so many more requests have been sent. */
	killAfter(requests: number, delayMs: number): void {
		this.#doom = { requests, delayMs };
	}

	/** Resolves when nobody is about to kill it and it answers. */
	async up(): Promise<void> {
		if (this.#doom !== null) this.#kill(this.#doom.delayMs);
		await this.#restarting;
	}

	async close(): Promise<void> {
		await this.up();
		await this.#process.kill();
		const { couchdb, dataDir } = this.config;
		if (couchdb !== null) await dropCouch(couchdb.url, couchdb.database);
		await rm(dataDir, { recursive: true, force: true });
	}

	#count(): void {
		if (this.#doom === null) return;
		this.#doom.requests -= 1;
		if (this.#doom.requests <= 0) this.#kill(this.#doom.delayMs);
	}

	#kill(delayMs: number): void {
		this.#doom = null;
		this.kills += 1;
		this.#restarting = (async () => {
			await pause(delayMs);
			await this.#process.kill();
			this.#process = await startProcess(this.config.dataDir);
		})();
	}
}
