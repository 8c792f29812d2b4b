import { mishaps, type Mishap } from '../replication/bad-links.ts';
import type { Network } from '../replication/device.ts';
import type { Chance } from './chance.ts';
import { pause } from './pause.ts';

/** How good the way to the server is, for a while. */
const links = {
	good: { straight: 20, slow: 2, twice: 1 },
	bad: {
		straight: 14,
		slow: 2,
		twice: 2,
		belated: 2,
		lost: 1,
		unanswered: 2,
		stalled: 1,
		halved: 1,
		page: 1,
		badGateway: 1,
		unavailable: 1
	},
	none: { lost: 1 }
} as const satisfies Record<
	string,
	Partial<Record<keyof typeof mishaps | 'slow' | 'twice' | 'belated', number>>
>;
export type Link = keyof typeof links;

/** Long enough for other devices' requests to come between. */
const LONGEST_DELAY_MS = 40;

/** The way between one device and the server, on which everything happens that happens to requests. */
export class FaultyLink {
	link: Link = 'good';
	readonly #chance: Chance;
	/** requests that arrive only after others that were made later */
	#belated: (() => Promise<void>)[] = [];

	constructor(chance: Chance) {
		this.#chance = chance;
	}

	readonly network: Network = (fetch) => async (url, init) => {
		const mishap = this.#draw();
		const overdue = this.#belated.splice(0, this.#chance.below(3));
		for (const arrive of overdue) await arrive();
		return mishap(() => fetch(url, init));
	};

	/** Whatever is still on its way arrives; from here on nothing goes wrong. */
	async calm(): Promise<void> {
		this.link = 'good';
		for (const arrive of this.#belated.splice(0)) await arrive();
	}

	#draw(): Mishap {
		const drawn = this.#chance.weighed<keyof typeof links.bad>(links[this.link]);
		switch (drawn) {
			case 'slow':
				return this.#slow;
			case 'belated':
				return this.#late;
			case 'twice':
				return twice;
			default:
				return mishaps[drawn];
		}
	}

	readonly #slow: Mishap = async (answer) => {
		await pause(this.#chance.below(LONGEST_DELAY_MS));
		const answered = await answer();
		await pause(this.#chance.below(LONGEST_DELAY_MS));
		return answered;
	};

	/** For the device it is lost. It reaches the server all the same, when the device is elsewhere. */
	readonly #late: Mishap = (answer) => {
		this.#belated.push(async () => {
			const answered = await answer().catch(() => null);
			await answered?.arrayBuffer().catch(() => undefined);
		});
		return Promise.reject(new TypeError('no answer'));
	};
}

const twice: Mishap = async (answer) => {
	const [first, second] = await Promise.allSettled([answer(), answer()]);
	if (first.status === 'fulfilled') await first.value.arrayBuffer().catch(() => undefined);
	if (second.status === 'fulfilled') return second.value;
	throw second.reason;
};
