import { expect, test } from 'vitest';
import { Chance } from './chance.ts';
import { verdict } from './verdict.ts';
import { World } from './world.ts';

/**
 * Companies by lot: people with devices that edit, capture, go away and come back, over links that lose,
 * repeat, delay and cut what is sent, to a server that is killed, under clocks that are days off, while
 * an office changes who may see what. A failure names its seed; with it the same choices are made again.
 */
const SEED = Number(process.env['FICHA_TEST_SEED'] ?? Date.now() % 1_000_000);
const TURNS = Number(process.env['FICHA_TEST_SOAK_TURNS'] ?? 30);
/** `npm run soak` goes on with the next seed until they are over. */
const MINUTES = Number(process.env['FICHA_TEST_SOAK_MINUTES'] ?? 0);
/** All is looked at this often, and at the end. */
const TURNS_PER_VERDICT = 15;

test(
	'whatever happens, each device ends with what the policy says, and no saved word is missing',
	async () => {
		const end = Date.now() + MINUTES * 60_000;
		let seed = SEED;
		do await live(seed++);
		while (Date.now() < end);
	},
	(MINUTES + 10) * 60_000
);

async function live(seed: number): Promise<void> {
	const replay = `FICHA_TEST_SEED=${seed} FICHA_TEST_SOAK_TURNS=${TURNS}`;
	const world = await World.begin(new Chance(String(seed)));
	try {
		for (let turn = 1; turn <= TURNS; turn++) {
			await world.turn();
			if (turn % TURNS_PER_VERDICT !== 0 && turn !== TURNS) continue;
			await world.settle();
			const faults = await verdict(world.server, world.devices, world.journal);
			expect(faults, `${replay}, after ${turn} turns`).toEqual([]);
		}
	} catch (error) {
		throw new Error(`${replay}: ${error instanceof Error ? error.message : ''}`, { cause: error });
	} finally {
		const { kills, requests } = world.server;
		console.log(
			`${replay}: ${requests} requests, ${kills} kills, ${world.journal.due.length} words`
		);
		await world.close();
	}
}
