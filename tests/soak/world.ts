import type { PersonName } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import type { Chance } from './chance.ts';
import { CompanyServer } from './company-server.ts';
import { foundation } from './founding.ts';
import { Journal } from './journal.ts';
import { Office } from './office.ts';
import { SoakDevice } from './soak-device.ts';
import type { Work } from './saving.ts';
import { DEED_WEIGHTS, deeds } from './work.ts';

/** Some have more than one device. */
const OWNERS = [
	'ana',
	'ana',
	'luis',
	'bruno',
	'sofia',
	'marta'
] as const satisfies readonly PersonName[];

/** What happens at once. It is drawn before any of it is done. */
interface Turn {
	readonly devices: readonly DeviceTurn[];
	readonly officeDecides: boolean;
	readonly kill: { readonly afterRequests: number; readonly delayMs: number } | null;
}

interface DeviceTurn {
	readonly link: SoakDevice['link']['link'];
	readonly restarts: boolean;
	/** how many days its clock is off from now on, or null: as before */
	readonly daysOff: number | null;
	readonly before: readonly (keyof typeof deeds)[];
	readonly round: boolean;
	/** done while the round is under way */
	readonly meanwhile: readonly (keyof typeof deeds)[];
}

/** A company, its devices, and all that happens to them. */
export class World {
	static async begin(chance: Chance): Promise<World> {
		const kid = freshUlid();
		const server = await CompanyServer.start(foundation(chance.of('founding'), kid));
		const journal = new Journal();
		const devices = OWNERS.map((person, index) => {
			const name = `${person}-${index}`;
			return new SoakDevice(name, person, server, chance.of(name));
		});
		for (const device of devices) await device.start();
		const office = await Office.open(server, journal);
		return new World(server, office, devices, { kid, journal, places: new Map() }, chance);
	}

	readonly #officeChance: Chance;

	private constructor(
		readonly server: CompanyServer,
		private readonly office: Office,
		readonly devices: readonly SoakDevice[],
		private readonly work: Work,
		private readonly chance: Chance
	) {
		this.#officeChance = chance.of('office');
	}

	get journal(): Journal {
		return this.work.journal;
	}

	async turn(): Promise<void> {
		const turn = drawTurn(this.chance, this.devices.length);
		if (turn.kill !== null) this.server.killAfter(turn.kill.afterRequests, turn.kill.delayMs);
		const all = this.devices.map((device, index) => this.#play(device, turn.devices[index]));
		if (turn.officeDecides) all.push(this.office.decide(this.#officeChance, this.devices));
		await Promise.all(all);
		await this.server.up();
	}

	/** Nothing goes wrong any more, and everybody meets the server until nobody has news. */
	async settle(): Promise<void> {
		await this.server.up();
		for (const { link } of this.devices) await link.calm();
		for (let sweep = 0; sweep < 2; sweep++) {
			for (const device of this.devices) await device.catchUp();
		}
	}

	async close(): Promise<void> {
		await this.office.close();
		for (const device of this.devices) await device.close();
		await this.server.close();
	}

	async #play(device: SoakDevice, turn: DeviceTurn | undefined): Promise<void> {
		if (turn === undefined) return;
		if (turn.restarts) await device.start();
		device.daysOff = turn.daysOff ?? device.daysOff;
		device.link.link = turn.link;
		await this.#do(device, turn.before);
		await Promise.all([turn.round ? device.round() : null, this.#do(device, turn.meanwhile)]);
	}

	async #do(device: SoakDevice, names: readonly (keyof typeof deeds)[]): Promise<void> {
		for (const name of names) await deeds[name](device, this.work);
	}
}

function drawTurn(chance: Chance, devices: number): Turn {
	return {
		devices: Array.from({ length: devices }, () => drawDeviceTurn(chance)),
		officeDecides: chance.happens(0.4),
		kill: chance.happens(0.2)
			? { afterRequests: 1 + chance.below(30), delayMs: chance.below(25) }
			: null
	};
}

function drawDeviceTurn(chance: Chance): DeviceTurn {
	const some = (most: number) =>
		Array.from({ length: chance.below(most + 1) }, () => chance.weighed(DEED_WEIGHTS));
	return {
		link: chance.weighed({ good: 5, bad: 4, none: 2 }),
		restarts: chance.happens(0.1),
		daysOff: chance.happens(0.05) ? chance.pick([-2, 0, 2]) : null,
		before: some(2),
		round: chance.happens(0.7),
		meanwhile: some(1)
	};
}
