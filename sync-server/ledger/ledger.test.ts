import { role, shippedRole } from '#domain/access/access-builders.ts';
import type { Principal } from '#domain/access/principal.ts';
import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { CustomerFactsIndex } from '../access/customer-facts-index.ts';
import { MemoryLedgerStore } from '../storage/memory/ledger-store.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { JsonBody } from '../storage/port.ts';
import { WriteLog } from '../storage/write-log.ts';
import { documentVisibility } from './document-visibility.ts';
import { UserLedger, type LedgerDependencies } from './ledger.ts';

const cid = (number: number) => String(number).padStart(26, '0');
const card = (number: number) => `customer:${cid(number)}`;
const assignment = (number: number) => `${card(number)}:assignment`;
const visit = (number: number) => `activity:${cid(number)}:${cid(0)}`;

const rep = (uid: string, ...territories: string[]): Principal => {
	return { uid, device: `d${uid}`, roles: [shippedRole('rep')], teams: [], territories };
};
const ana = rep('ana', 'north');
const bruno = rep('bruno', 'south');

let log: WriteLog;
let storage: MemoryStorage;
let store: MemoryLedgerStore;
let ledger: UserLedger;

async function start(rules = '1', given: Partial<LedgerDependencies> = {}): Promise<UserLedger> {
	const facts = await CustomerFactsIndex.build(storage, log);
	const visibility = documentVisibility(facts);
	return new UserLedger({ storage, store, visibility, log, rules, ...given });
}

beforeEach(async () => {
	log = new WriteLog();
	storage = new MemoryStorage(log);
	store = new MemoryLedgerStore();
	ledger = await start();
});

async function write(id: string, path: string, body: JsonBody = {}): Promise<void> {
	await storage.bulkDocs([{ id, path: path.split(' '), deleted: false, body }]);
}

async function bury(id: string, path: string): Promise<void> {
	await storage.bulkDocs([{ id, path: path.split(' '), deleted: true, body: {} }]);
}

const inTheNorth = { assigned: { owner: 'luis', territory: 'north' } };
const inTheSouth = { assigned: { owner: 'eva', territory: 'south' } };
const toTheSouth = { schema: 1, owner: 'eva', territory: 'south' };

const page = (who: Principal, since = '0', limit = 100) => ledger.changes(who, { since, limit });
const ids = async (who: Principal, since = '0') =>
	(await page(who, since)).rows.map((row) => row.id);

describe('a user’s feed', () => {
	test('holds what the user may see, and leaves no gap where others’ documents are', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-b', inTheSouth);
		await write(card(3), '1-c', inTheNorth);
		const epoch = ledger.epoch();
		expect(await page(ana)).toEqual({
			rows: [
				{
					since: `1-${epoch}`,
					id: card(1),
					rev: '1-a',
					deleted: false,
					leaves: ['1-a'],
					liveLeaves: 1
				},
				{
					since: `2-${epoch}`,
					id: card(3),
					rev: '1-c',
					deleted: false,
					leaves: ['1-c'],
					liveLeaves: 1
				}
			],
			lastSince: `2-${epoch}`,
			pending: 0
		});
		expect(await ledger.info(ana)).toEqual({ docCount: 2, since: `2-${epoch}` });
		expect(await ledger.info(bruno)).toEqual({ docCount: 1, since: `1-${epoch}` });
	});

	test('of nobody’s roles is empty', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write('settings:main', '1-a');
		expect(await ids({ ...ana, roles: [], territories: [] })).toEqual(['settings:main']);
	});

	test('names every leaf of a document in conflict, the winner first', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(1), '2-b 1-a', inTheNorth);
		await write(card(1), '2-c 1-a', inTheNorth);
		expect((await page(ana)).rows).toMatchObject([{ rev: '2-c', leaves: ['2-c', '2-b'] }]);
	});

	test('comes in pages that say how much is left', async () => {
		for (let i = 1; i <= 5; i++) await write(card(i), '1-a', inTheNorth);
		const first = await page(ana, '0', 2);
		expect(first.rows.map((row) => row.id)).toEqual([card(1), card(2)]);
		expect(first.pending).toBe(3);
		const second = await page(ana, first.lastSince, 2);
		expect(second.rows.map((row) => row.id)).toEqual([card(3), card(4)]);
		expect(second.pending).toBe(1);
		const backwards = await ledger.changes(ana, { since: '0', limit: 2, descending: true });
		expect(backwards.rows.map((row) => row.id)).toEqual([card(5), card(4)]);
		expect(backwards.pending).toBe(3);
	});

	test('can be asked for some ids only, among them none that the user may not see', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheSouth);
		await write(card(3), '1-a', inTheNorth);
		const wanted = new Set([card(2), card(3), 'none']);
		const some = await ledger.changes(ana, { since: '0', limit: 10, ids: wanted });
		expect(some.rows.map((row) => row.id)).toEqual([card(3)]);
		expect(some.pending).toBe(0);
	});

	test('tells of a deletion, also to a client that begins anew', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { lastSince } = await page(ana);
		await bury(card(1), '2-b 1-a');
		const row = { id: card(1), rev: '2-b', deleted: true };
		expect((await page(ana, lastSince)).rows).toMatchObject([row]);
		expect((await page(ana)).rows).toMatchObject([row]);
		expect((await ledger.info(ana)).docCount).toBe(0);
		expect((await ledger.revocations(ana, '0')).gone).toEqual([]);
	});

	test('begins anew for a token of another epoch, of a lost history, or of none', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { lastSince } = await page(ana);
		expect(await ids(ana, lastSince)).toEqual([]);
		for (const stale of ['1-elsewhere', `9-${ledger.epoch()}`, 'rubbish', '']) {
			expect(await ids(ana, stale)).toEqual([card(1)]);
		}
		store.reset();
		expect(await ids(ana, lastSince)).toEqual([card(1)]);
	});
});

describe('what a user may see no longer', () => {
	test('is revoked with all that hangs on the customer, and appears to its new reader', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(visit(1), '1-a');
		const before = await page(ana);
		expect(await ids(bruno)).toEqual([]);
		await write(assignment(1), '1-a', toTheSouth);
		expect(await ids(ana)).toEqual([]);
		expect(new Set((await ledger.revocations(ana, before.lastSince)).gone)).toEqual(
			new Set([card(1), visit(1)])
		);
		expect(new Set(await ids(bruno))).toEqual(new Set([card(1), visit(1), assignment(1)]));
	});

	test('comes back with a new place in the feed when it is granted again', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { lastSince } = await page(ana);
		await write(assignment(1), '1-a', toTheSouth);
		const revoked = await ledger.revocations(ana, lastSince);
		await bury(assignment(1), '2-b 1-a');
		expect(await ids(ana, revoked.since)).toContain(card(1));
		expect((await ledger.revocations(ana, revoked.since)).gone).toEqual([]);
	});

	test('follows a change of role or territory, with no write to any document', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheSouth);
		const { lastSince } = await page(ana);
		const moved = rep('ana', 'south');
		expect(await ids(moved, lastSince)).toEqual([card(2)]);
		expect((await ledger.revocations(moved, lastSince)).gone).toEqual([card(1)]);
		const demoted = { ...moved, roles: [role({ rows: 'own' })] };
		expect(await ids(demoted)).toEqual([]);
	});

	test('is told when it is erased', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheNorth);
		const { lastSince } = await page(ana);
		await storage.erase([card(1)]);
		expect((await ledger.revocations(ana, lastSince)).gone).toEqual([card(1)]);
		expect(await ids(ana)).toEqual([card(2)]);
	});

	test('is not what merely came later: a visit written before its customer is seen with it', async () => {
		await write(visit(1), '1-a');
		expect(await ids(ana)).toEqual([]);
		await write(card(1), '1-a', inTheNorth);
		expect(new Set(await ids(ana))).toEqual(new Set([card(1), visit(1)]));
	});

	test('follows a campaign that comes to lend others', async () => {
		const campaign = (customers: readonly number[]) => ({
			schema: 1,
			by: 'luis',
			name: 'asked again',
			audience: ['person:bruno'],
			customers: customers.map(cid),
			from: '2026-11-01T00:00:00.000Z',
			until: '2026-12-01T00:00:00.000Z'
		});
		const id = `campaign:${cid(7)}`;
		for (const number of [1, 2]) await write(card(number), '1-a', inTheNorth);
		await write(id, '1-a', campaign([1]));
		const borrower = { ...bruno, campaigns: [id] };
		const before = await page(borrower);
		expect(before.rows.map((row) => row.id)).toContain(card(1));
		await write(id, '2-b 1-a', campaign([2]));
		expect(await ids(borrower, before.lastSince)).toContain(card(2));
		expect((await ledger.revocations(borrower, before.lastSince)).gone).toEqual([card(1)]);
	});

	test('is judged again under a new version of the program', async () => {
		await write(card(1), '1-a', inTheNorth);
		await page(ana);
		const seeNothing = {
			catchUp: () => Promise.resolve(),
			mayRead: () => false,
			reach: () => [],
			lentTo: () => [],
			governs: () => []
		};
		const strict = await start('2', { visibility: seeNothing });
		expect((await strict.revocations(ana, '0')).gone).toEqual([card(1)]);
	});
});

describe('several at once', () => {
	test('two devices of one user that read at the same time read the same feed', async () => {
		for (let i = 1; i <= 3; i++) await write(card(i), '1-a', inTheNorth);
		const [phone, tablet] = await Promise.all([page(ana), page(ana)]);
		expect(tablet).toEqual(phone);
		expect(phone.lastSince).toBe(`3-${ledger.epoch()}`);
	});

	test('a reset of the ledgers in the middle of a read leaves nothing out', async () => {
		for (let i = 1; i <= 3; i++) await write(card(i), '1-a', inTheNorth);
		for (const moment of [1, 2, 3]) await resetAt(moment);
	});

	test('nor does one in the middle of a survey of what the user may see', async () => {
		for (let i = 1; i <= 3; i++) await write(card(i), '1-a', inTheNorth);
		for (let i = 4; i <= 10; i++) await write(card(i), '1-a', inTheSouth);
		await resetAt(1);
	});

	async function resetAt(moment: number): Promise<void> {
		store.reset();
		const before = store.epoch();
		ledger = await start('1', { rowsPerStep: 1, storage: resettingAt(moment) });
		const { rows, lastSince } = await page(ana);
		expect(store.epoch()).not.toBe(before);
		expect(rows.map((row) => row.id)).toEqual([card(1), card(2), card(3)]);
		expect(await ids(ana, lastSince)).toEqual([]);
	}

	/** Storage under which the ledgers are reset while the log is read for the nth time. */
	function resettingAt(moment: number): LedgerDependencies['storage'] {
		let reads = 0;
		const reading = () => {
			if (++reads === moment) store.reset();
		};
		return telling(reading);
	}
});

describe('a ledger made anew', () => {
	test('looks at nothing that is out of sight', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(visit(1), '1-a');
		for (let i = 2; i <= 5; i++) {
			await write(card(i), '1-a', inTheSouth);
			await write(visit(i), '1-a');
		}
		const seen: string[] = [];
		ledger = await start('1', { storage: telling((found) => void seen.push(...found)) });
		expect(await ids(ana)).toEqual([card(1), visit(1)]);
		expect(new Set(seen)).toEqual(new Set([card(1), visit(1)]));
	});

	test('waits for others, where many are made at once: each is held in memory as a whole', async () => {
		await write(card(1), '1-a', inTheNorth);
		for (let i = 2; i <= 5; i++) await write(card(i), '1-a', inTheSouth);
		let [surveyed, most] = [0, 0];
		const counted = telling(async () => {
			most = Math.max(most, ++surveyed);
			await setImmediate();
			surveyed--;
		});
		ledger = await start('1', { storage: counted });
		const many = Array.from({ length: 20 }, (_, n) => ids(rep(`rep${n}`, 'north')));
		for (const seen of await Promise.all(many)) expect(seen).toEqual([card(1)]);
		expect(most).toBe(4);
	});

	test('gives up what was in sight and is no more', async () => {
		for (let i = 1; i <= 5; i++) await write(card(i), '1-a', inTheNorth);
		for (let i = 6; i <= 9; i++) await write(card(i), '1-a', inTheSouth);
		const everywhere = rep('ana', 'north', 'south');
		const { lastSince } = await page(everywhere);
		await write(card(10), '1-a', inTheSouth);
		const { gone } = await ledger.revocations(rep('ana', 'south'), lastSince);
		expect(gone).toEqual([1, 2, 3, 4, 5].map(card));
		expect(await ids(rep('ana', 'south'))).toEqual([6, 7, 8, 9, 10].map(card));
	});

	test('tells of a customer who came into sight, or went, while it was surveyed', async () => {
		await write(card(1), '1-a', inTheNorth);
		for (let i = 2; i <= 6; i++) await write(card(i), '1-a', inTheSouth);
		let reads = 0;
		const late = telling(async () => {
			if (++reads !== 1) return;
			await write(assignment(1), '1-b', toTheSouth);
			await write(assignment(2), '1-b', { schema: 1, owner: 'luis', territory: 'north' });
		});
		ledger = await start('1', { storage: late });
		await page(ana);
		expect(new Set(await ids(ana))).toEqual(new Set([card(2), assignment(2)]));
	});
});

describe('those who come back to the log', () => {
	const pablo = rep('pablo', 'north');
	const nora = rep('nora', 'north');

	/** Each was there last at another time. */
	async function whileAllAreAway(heard: (ids: readonly string[]) => void): Promise<void> {
		ledger = await start('1', { rowsPerStep: 4, storage: telling(heard) });
		for (const [index, who] of [ana, pablo, nora].entries()) {
			await write(card(index), '1-a', inTheNorth);
			await page(who);
		}
		for (let i = 3; i < 30; i++) await write(card(i), '1-a', i % 5 > 0 ? inTheNorth : inTheSouth);
	}

	test('share what they read of it, wherever each stood', async () => {
		const seen: string[] = [];
		await whileAllAreAway((ids) => void seen.push(...ids));
		const all = new Set(await ids(ana));
		seen.length = 0;
		expect(new Set(await ids(pablo))).toEqual(all);
		expect(new Set(await ids(nora))).toEqual(all);
		expect(new Set(seen)).toEqual(new Set([2, 3, 4, 5, 6].map(card)));
	});

	test('find what was written since it was shared', async () => {
		await whileAllAreAway(() => undefined);
		const { lastSince } = await page(pablo);
		await page(ana);
		await write(assignment(11), '1-b', toTheSouth);
		await write(assignment(10), '1-b', { schema: 1, owner: 'luis', territory: 'north' });
		await bury(card(12), '2-b 1-a');
		await storage.erase([card(13)]);
		const found = await page(nora);
		expect(new Set(found.rows.map(({ id }) => id))).toEqual(new Set(await ids(ana)));
		expect(found.rows.filter(({ deleted }) => deleted).map(({ id }) => id)).toEqual([card(12)]);
		const held = [10, 11, 12, 13, 14].map(card);
		expect(await ledger.reconcile(nora, held)).toEqual([card(11), card(13)]);
		const { gone } = await ledger.revocations(pablo, lastSince);
		expect(new Set(gone)).toEqual(new Set([card(11), card(13)]));
	});
});

/** The storage, which tells of each read of the log, or of what hangs on some ids, what was found. */
function telling(
	heard: (ids: readonly string[]) => Promise<void> | void
): LedgerDependencies['storage'] {
	const tell = async <T extends { readonly id: string }>(rows: readonly T[]) => {
		await heard(rows.map(({ id }) => id));
		return rows;
	};
	return {
		changes: async (query) => tell(await storage.changes(query)),
		under: async (roots) => tell(await storage.under(roots)),
		info: () => storage.info(),
		erasures: (range) => storage.erasures(range),
		erasedAmong: (asked) => storage.erasedAmong(asked),
		heads: (asked) => storage.heads(asked)
	};
}

describe('a restart', () => {
	test('goes on where the ledger stood', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { lastSince } = await page(ana);
		await write(card(2), '1-a', inTheNorth);
		ledger = await start();
		expect(await ids(ana, lastSince)).toEqual([card(2)]);
	});

	test('with the ledger lost gives the same sight in a new epoch', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheSouth);
		const before = { epoch: ledger.epoch(), ids: await ids(ana) };
		store = new MemoryLedgerStore();
		ledger = await start();
		expect(ledger.epoch()).not.toBe(before.epoch);
		expect(await ids(ana)).toEqual(before.ids);
	});

	test('lets a device ask what it must drop, without dropping what the server never had', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheSouth);
		await write(card(3), '1-a', inTheNorth);
		await storage.erase([card(3)]);
		const held = [card(1), card(2), card(3), card(4)];
		expect(await ledger.reconcile(ana, held)).toEqual([card(2), card(3)]);
	});
});

describe('a single document', () => {
	test('may be read when it is there and in sight, deleted or not', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write('unknown:kind', '1-a');
		expect(await ledger.mayRead(ana, card(1))).toBe(true);
		expect(await ledger.mayRead(bruno, card(1))).toBe(false);
		expect(await ledger.mayRead(ana, visit(1))).toBe(false);
		expect(await ledger.mayRead(ana, 'unknown:kind')).toBe(false);
		await bury(card(1), '2-b 1-a');
		expect(await ledger.mayRead(ana, card(1))).toBe(true);
	});
});

describe('waiting', () => {
	/** Settled or not, when all that is on its way has had time to arrive. */
	async function outcome(wait: Promise<boolean>): Promise<boolean | 'waiting'> {
		let settled: boolean | 'waiting' = 'waiting';
		void wait.then((result) => (settled = result));
		for (let turn = 0; turn < 20; turn++) await setImmediate();
		return settled;
	}

	test('ends at once when there is something already', async () => {
		await write(card(1), '1-a', inTheNorth);
		const never = new AbortController().signal;
		expect(await ledger.changed(ana, '0', never)).toBe(true);
	});

	test('ends with a write that the user may see, not with one of others', async () => {
		const { since } = await ledger.info(ana);
		const wait = ledger.changed(ana, since, new AbortController().signal);
		await write(card(1), '1-a', inTheSouth);
		expect(await outcome(wait)).toBe('waiting');
		await write(card(2), '1-a', inTheNorth);
		expect(await wait).toBe(true);
		expect(await ids(ana, since)).toEqual([card(2)]);
	});

	test('ends with a revocation', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { since } = await ledger.info(ana);
		const wait = ledger.changed(ana, since, new AbortController().signal);
		await write(assignment(1), '1-a', toTheSouth);
		expect(await wait).toBe(true);
	});

	test('ends when another request of the same user has read the news first', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { since } = await ledger.info(ana);
		const wait = ledger.changed(ana, since, new AbortController().signal);
		await outcome(wait);
		const reading = storage.erase([card(1)]).then(() => ledger.revocations(ana, since));
		expect((await reading).gone).toEqual([card(1)]);
		expect(await wait).toBe(true);
	});

	test('ends without news when it is called off', async () => {
		const { since } = await ledger.info(ana);
		const calledOff = new AbortController();
		const wait = ledger.changed(ana, since, calledOff.signal);
		expect(await outcome(wait)).toBe('waiting');
		calledOff.abort();
		expect(await wait).toBe(false);
		expect(await ledger.changed(ana, since, calledOff.signal)).toBe(false);
	});

	test('does not end again for a revocation that was behind the last row', async () => {
		await write(card(1), '1-a', inTheNorth);
		await write(card(2), '1-a', inTheNorth);
		await page(ana);
		await storage.erase([card(2)]);
		const { lastSince } = await page(ana);
		const calledOff = new AbortController();
		const wait = ledger.changed(ana, lastSince, calledOff.signal);
		expect(await outcome(wait)).toBe('waiting');
		calledOff.abort();
		expect(await wait).toBe(false);
	});

	test('by a principal who has lost rights meanwhile takes nothing back', async () => {
		await write(card(1), '1-a', inTheNorth);
		const { since } = await ledger.info(ana);
		const wait = ledger.changed(ana, since, new AbortController().signal);
		const moved = rep('ana', 'south');
		const { since: later } = await ledger.info(moved);
		await write(card(2), '1-a', inTheNorth);
		expect(await wait).toBe(true);
		expect((await ledger.info(moved)).since).toBe(later);
	});
});
