import { beforeEach, describe, expect, test } from 'vitest';
import { HISTORY_SETTINGS_ID } from '#domain/documents/history-settings.ts';
import { namedUlid } from '#domain/documents/ulid.ts';
import { freshUlid } from '../../tests/builders/documents.ts';
import { rev } from '../../tests/contracts/revisions.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { Storage } from '../storage/port.ts';
import { HistoryKeeper } from './history-keeper.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 23, 8);

let now: number;
let storage: Storage;
let generation: number;

beforeEach(() => {
	now = START;
	generation = 0;
	storage = new MemoryStorage();
});

function keeperOf(pause: () => Promise<unknown> = () => Promise.resolve()): HistoryKeeper {
	const devices = { byId: () => Promise.resolve(null) };
	return new HistoryKeeper({ storage, devices, clock: () => now, pause });
}

async function keep(keepDays: number | 'always'): Promise<void> {
	generation += 1;
	const path = Array.from({ length: generation }, (_, at) => `${generation - at}-a`).join(' ');
	await storage.bulkDocs([rev(HISTORY_SETTINGS_ID, path, { schema: 1, keepDays })]);
}

async function cameDaysAgo(days: number): Promise<void> {
	const at = START - days * DAY;
	const id = `edit:${freshUlid(at)}:core:${namedUlid(at, 0, `${days}`)}`;
	await storage.bulkDocs([rev(id, '1-a')], { at, actor: 'ana', device: 'dana' });
}

async function left(): Promise<number> {
	return (await storage.list({ from: 'edit:', to: 'edit;', limit: 10_000 })).length;
}

describe('a server keeps histories for as long as is said', () => {
	test('beginning an hour after its start, and daily from then on', async () => {
		await keep(30);
		await cameDaysAgo(31);
		await cameDaysAgo(29.5);
		const keeper = keeperOf();
		for (const minutes of [0, 30, 59]) {
			now = START + minutes * MINUTE;
			await keeper.tick();
			expect(await left()).toBe(2);
		}
		now = START + HOUR;
		await keeper.tick();
		expect(await left()).toBe(1);
		now = START + DAY;
		await keeper.tick();
		expect(await left()).toBe(1);
		now = START + HOUR + DAY;
		await keeper.tick();
		expect(await left()).toBe(0);
	});

	test('and soon after it is said anew', async () => {
		const keeper = keeperOf();
		await keeper.tick();
		await cameDaysAgo(31);
		await cameDaysAgo(400);
		await keep(365);
		await keeper.tick();
		expect(await left()).toBe(1);
		await keep('always');
		await keeper.tick();
		await cameDaysAgo(400);
		now = START + 10 * DAY;
		await keeper.tick();
		expect(await left()).toBe(2);
	});

	test('and for ever where it is not said, or not in words that make sense', async () => {
		await cameDaysAgo(4000);
		const keeper = keeperOf();
		now = START + 2 * DAY;
		await keeper.tick();
		await keep(3);
		await keeper.tick();
		expect(await left()).toBe(1);
	});

	test.each<[string, (keeper: HistoryKeeper) => unknown]>([
		['somebody thinks better of it', () => keep('always')],
		['the server ends', (keeper) => void keeper.close()]
	])('and stops before the next piece when %s', async (_, stop) => {
		const saves = Array.from({ length: 1200 }, (_, at) => cameDaysAgo(40 + at / 100));
		await Promise.all(saves);
		await keep(30);
		const keeper: HistoryKeeper = keeperOf(async () => {
			if ((await left()) < saves.length) await stop(keeper);
		});
		now = START + HOUR;
		await keeper.tick();
		expect(await left()).toBeLessThan(saves.length);
		expect(await left()).toBeGreaterThan(0);
	});

	test('one sweep at a time', async () => {
		await keep(30);
		await cameDaysAgo(31);
		const keeper = keeperOf();
		now = START + HOUR;
		await Promise.all([keeper.tick(), keeper.tick()]);
		const rows = await storage.audit.rows({ after: 0, limit: 100 });
		expect(rows.filter(({ action }) => action === 'sweep')).toHaveLength(1);
	});
});
