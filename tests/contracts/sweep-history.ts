import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { customerId } from '#domain/documents/ids.ts';
import { namedUlid, type Ulid } from '#domain/documents/ulid.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { agedAmong } from '../../sync-server/history/aged-events.ts';
import {
	countAgedEvents,
	sweepHistory,
	weighHistory,
	type SweepParts
} from '../../sync-server/history/sweep-history.ts';
import type { RevisionInput, Storage } from '../../sync-server/storage/port.ts';
import { freshUlid } from '../builders/documents.ts';
import { rev } from './revisions.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.UTC(2026, 10, 23, 12);
const BEFORE = NOW - 30 * DAY;
/** Of whom the server knows since when. */
const SIGNED_IN = NOW - 20 * DAY;
/** When the server put down what it told of itself. */
const TOLD = NOW - 10 * DAY;

/** One save, in days before now: as its device dated it, and as the server was given it. */
interface Save {
	readonly section: 'core' | 'notes' | 'activity';
	readonly saved: number;
	/** null: it came before anybody put that down */
	readonly came: number | null;
	readonly told: 'known' | 'unknown' | 'server';
}

const save: fc.Arbitrary<Save> = fc.record({
	section: fc.constantFrom('core', 'notes', 'activity'),
	saved: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 4000 })),
	came: fc.option(fc.integer({ min: 0, max: 60 })),
	told: fc.constantFrom('known', 'unknown', 'server')
});

/** As the rule says it: what came earlier goes; where that is not known, what cannot have come later. */
function isKept({ saved, came, told }: Save): boolean {
	const time = NOW - saved * DAY;
	if (came !== null) return NOW - Math.min(came, saved) * DAY >= BEFORE;
	const atLeast = { known: SIGNED_IN, server: TOLD, unknown: 0 }[told];
	return Math.max(time, atLeast) >= BEFORE;
}

function eventOf(cid: Ulid, { section, saved, told }: Save, turn: number): RevisionInput {
	const ms = NOW - saved * DAY;
	const ulid = namedUlid(ms, turn % 1000, `save ${turn}`);
	const device = told === 'known' ? 'dana' : 'dstranger';
	return rev(`edit:${cid}:${section}:${ulid}`, '1-a', {
		schema: 1,
		doc: customerId(cid),
		by: 'ana',
		device,
		at: new Date(told === 'server' ? TOLD : ms).toISOString(),
		stamp: formatStamp({ ms, counter: turn % 1000, device }),
		...(told === 'server' && { source: 'server' }),
		changes: [{ path: 'city', before: null, after: `<${turn}>` }]
	});
}

function partsOf(storage: Storage, pause = () => Promise.resolve()): SweepParts {
	const known = { id: 'dana', createdAt: SIGNED_IN } as Awaited<
		ReturnType<SweepParts['devices']['byId']>
	>;
	const devices = { byId: (id: string) => Promise.resolve(id === 'dana' ? known : null) };
	return { storage, devices, clock: () => NOW, pause };
}

/** A card that was edited, and who changed what on it. */
async function fill(storage: Storage, saves: readonly Save[]): Promise<Ulid> {
	const cid = freshUlid(NOW - 50 * DAY);
	const card = customerId(cid);
	const by = (daysAgo: number) => ({ at: NOW - daysAgo * DAY, actor: 'ana', device: 'dana' });
	await storage.bulkDocs([rev(card, '1-a')], by(50));
	await storage.bulkDocs([rev(card, '2-b 1-a')], by(45));
	await storage.bulkDocs([rev(card, '3-c 2-b 1-a')], by(5));
	for (const [turn, each] of saves.entries()) {
		// Nothing is saved after it came.
		const came = each.came === null ? null : Math.min(each.came, each.saved);
		await storage.bulkDocs([eventOf(cid, each, turn)], ...(came === null ? [] : [by(came)]));
	}
	return cid;
}

async function eventIds(storage: Storage): Promise<readonly string[]> {
	const rows = await storage.list({ from: 'edit:', to: 'edit;', limit: 10_000 });
	return rows.map(({ id }) => id);
}

/** How histories are kept for as long as is said, on every adapter. */
export function sweepHistoryContract(
	open: () => Storage | Promise<Storage>,
	{ runs = 60, forgets = true }: { readonly runs?: number; readonly forgets?: boolean } = {}
): void {
	const sweep = (storage: Storage) => ({ before: BEFORE, actor: 'server', storage }) as const;

	describe('sweeping histories', () => {
		test('leaves exactly what the rule keeps, and no document is touched by it', async () => {
			await fc.assert(
				fc.asyncProperty(fc.array(save, { maxLength: 12 }), async (saves) => {
					const storage = await open();
					const cid = await fill(storage, saves);
					const kept = saves.flatMap((each, turn) =>
						isKept(each) ? eventOf(cid, each, turn).id : []
					);
					const shown = await eventIds(storage);
					const aged = await agedAmong(partsOf(storage), shown, BEFORE);
					expect(shown.filter((id) => !aged.has(id))).toEqual(kept.toSorted());
					const card = await storage.leaves([customerId(cid)]);
					expect(await countAgedEvents(partsOf(storage), BEFORE)).toBe(saves.length - kept.length);
					const gone = await sweepHistory(partsOf(storage), sweep(storage));
					expect(gone.events).toBe(saves.length - kept.length);
					expect(await eventIds(storage)).toEqual(kept.toSorted());
					expect(await storage.leaves([customerId(cid)])).toEqual(card);
					expect(await weighHistory(partsOf(storage), BEFORE)).toEqual({ events: 0, bodies: 0 });
					await storage.close();
				}),
				{ numRuns: runs }
			);
		});

		test('goes on after it was cut at any step, and stands on record before it begins', async () => {
			const saves = Array.from({ length: 5 }, (_, turn): Save => ({
				section: 'core',
				saved: 35 + turn,
				came: 35,
				told: 'known'
			}));
			for (let step = 0; ; step++) {
				const storage = await open();
				await fill(storage, [...saves, { section: 'core', saved: 1, came: 0, told: 'known' }]);
				const cut = cutAt(storage, step);
				const ended = await sweepHistory(partsOf(cut.storage), sweep(storage)).then(
					() => true,
					() => false
				);
				const gone = (await eventIds(storage)).length < saves.length + 1;
				const onRecord = await sweepRows(storage);
				if (gone) expect(onRecord[0]).toMatchObject({ count: saves.length });
				await sweepHistory(partsOf(storage), sweep(storage));
				expect(await eventIds(storage)).toHaveLength(1);
				expect(await weighHistory(partsOf(storage), BEFORE)).toEqual({ events: 0, bodies: 0 });
				await storage.close();
				if (ended) return;
			}
		});

		test('two at once do each other no harm', async () => {
			const storage = await open();
			const old: Save = { section: 'core', saved: 50, came: 40, told: 'known' };
			await fill(storage, [old, old, { ...old, came: 3 }]);
			await Promise.all([1, 2].map(() => sweepHistory(partsOf(storage), sweep(storage))));
			expect(await eventIds(storage)).toHaveLength(1);
			await storage.close();
		});

		test('says on record how many go and from before when, and nothing where none do', async () => {
			const storage = await open();
			const cid = await fill(storage, [{ section: 'notes', saved: 50, came: 40, told: 'known' }]);
			await sweepHistory(partsOf(storage), sweep(storage));
			const rows = await sweepRows(storage);
			const until = new Date(BEFORE).toISOString();
			const common = { actor: 'server', device: null, at: NOW, action: 'sweep', digest: '' };
			expect(rows).toMatchObject([
				{ ...common, subject: `history before ${until}`, count: 1 },
				...(forgets ? [{ ...common, subject: `revisions before ${until}`, count: 1 }] : [])
			]);
			expect(JSON.stringify(rows)).not.toContain(cid);
			await sweepHistory(partsOf(storage), sweep(storage));
			expect(await sweepRows(storage)).toEqual(rows);
			await storage.close();
		});

		test('stops before the next piece when it is not to go on', async () => {
			const storage = await open();
			await fill(storage, [{ section: 'core', saved: 50, came: 40, told: 'known' }]);
			const goesOn = () => Promise.resolve(false);
			const gone = await sweepHistory(partsOf(storage), { ...sweep(storage), goesOn });
			expect(gone).toEqual({ events: 0, bodies: 0 });
			expect(await eventIds(storage)).toHaveLength(1);
			expect(await sweepRows(storage)).toEqual([]);
			await storage.close();
		});

		if (forgets) {
			test('forgets what a card said before, once that is as old, and not what it said since', async () => {
				const storage = await open();
				const card = customerId(await fill(storage, []));
				const gone = await sweepHistory(partsOf(storage), sweep(storage));
				expect(gone).toEqual({ events: 0, bodies: 1 });
				const revs = ['1-a', '2-b', '3-c'].map((each) => ({ id: card, rev: each }));
				const rows = await storage.bulkGet(revs);
				expect(rows.map(({ found }) => found.length)).toEqual([0, 1, 1]);
				await storage.close();
			});
		}

		test('lets others have their turn between two pieces', async () => {
			const storage = await open();
			const cid = freshUlid();
			const old: Save = { section: 'core', saved: 50, came: 40, told: 'known' };
			const events = Array.from({ length: 1100 }, (_, turn) => eventOf(cid, old, turn));
			await storage.bulkDocs(events, { at: NOW - 40 * DAY, actor: 'ana', device: 'dana' });
			let pauses = 0;
			const pause = () => {
				pauses += 1;
				return Promise.resolve();
			};
			const gone = await sweepHistory(partsOf(storage, pause), sweep(storage));
			expect(gone.events).toBe(1100);
			expect(pauses).toBeGreaterThan(4);
			await storage.close();
		});
	});
}

async function sweepRows(storage: Storage) {
	const rows = await storage.audit.rows({ after: 0, limit: 10_000 });
	return rows.filter(({ action }) => action === 'sweep');
}

/** As if the server were killed just before the given one of its writes. */
function cutAt(storage: Storage, step: number): { readonly storage: Storage } {
	let left = step;
	const counted = <T extends object>(target: T, names: readonly string[]): T =>
		new Proxy(target, {
			get: (of, name) => {
				const value: unknown = Reflect.get(of, name);
				if (name === 'audit') return counted(value as object, ['append']);
				if (typeof value !== 'function') return value;
				return (...args: unknown[]): unknown => {
					if (names.includes(String(name)) && left-- <= 0) throw new Error('killed');
					return Reflect.apply(value, of, args);
				};
			}
		});
	return { storage: counted(storage, ['sweep', 'forgetBodies', 'tidy']) };
}
