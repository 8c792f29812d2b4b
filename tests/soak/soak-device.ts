import type { Clock } from '#domain/kernel/clock.ts';
import { RoundEnded } from '../../src/lib/sync/remote-database.ts';
import type { Revision } from '../../src/lib/store/revision.ts';
import type { Client } from '../builders/client.ts';
import type { PersonName } from '../builders/company.ts';
import { mintDevice } from '../../src/lib/session/mint-device.ts';
import { emptyDevice, openDevice, type Device, type KeptDevice } from '../replication/device.ts';
import type { Chance } from './chance.ts';
import type { CompanyServer } from './company-server.ts';
import { FaultyLink } from './faults.ts';

/** Setbacks that a bad link explains; of any other the server is to blame. */
const OF_THE_LINK: ReadonlySet<string> = new Set(['offline', 'blocked', 'busy']);

/** A device of the simulation: what it is like, and the app that runs on it. */
export class SoakDevice {
	readonly link: FaultyLink;
	readonly chance: Chance;
	/** how many days its clock is off */
	daysOff = 0;
	/** what the app on it calls its documents: N-1, N or N+1 */
	readonly schema: number;
	#device: Device | null = null;
	#client: Client | null = null;
	readonly #kept: KeptDevice;
	/** by id: how often it was written here, however it came */
	readonly #writes = new Map<string, number>();

	constructor(
		readonly name: string,
		readonly person: PersonName,
		private readonly server: CompanyServer,
		chance: Chance
	) {
		this.chance = chance;
		this.link = new FaultyLink(chance.of('link'));
		this.schema = chance.pick([0, 1, 1, 2]);
		this.daysOff = chance.pick([-2, 0, 0, 2]);
		this.#kept = this.#counted(emptyDevice(mintDevice(chance.random)));
	}

	get app(): Device {
		if (this.#device === null) throw new TypeError(`${this.name} is not open`);
		return this.#device;
	}

	/** Starts the app, or starts it again without having ended it. What it had kept is there. */
	async start(): Promise<void> {
		this.#client ??= await this.server.signIn(this.person, this.#kept.id);
		const clock: Clock = () => Date.now() + this.daysOff * 24 * 60 * 60 * 1000;
		this.#device = await openDevice(this.server, this.person, {
			kept: this.#kept,
			signedIn: this.#client,
			clock,
			network: (fetch) => this.link.network(this.server.network(fetch))
		});
	}

	/**
	 * One round, which the link may end.
	 *
	 * @throws RoundEnded for what no link explains
	 */
	async round(): Promise<void> {
		try {
			await this.app.round();
		} catch (error) {
			if (!(error instanceof RoundEnded) || !OF_THE_LINK.has(error.setback.kind)) throw error;
		}
	}

	/** Rounds that nothing disturbs, until one is whole. */
	async catchUp(): Promise<void> {
		await this.link.calm();
		await this.app.round();
	}

	/** Goes up whenever the document is written here, and before it can be read. */
	writesOf(id: string): number {
		return this.#writes.get(id) ?? 0;
	}

	async close(): Promise<void> {
		await this.#device?.close();
	}

	#counted({ id, side, documents }: KeptDevice): KeptDevice {
		const write = (revisions: readonly Revision[]): Promise<void> => {
			for (const { id: of } of revisions) this.#writes.set(of, this.writesOf(of) + 1);
			return documents.write(revisions);
		};
		return { id, side, documents: { ...documents, write } };
	}
}
