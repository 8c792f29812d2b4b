import * as z from 'zod/mini';
import { me, type Me } from '#domain/wire/me.ts';
import { clockState, newClock, type ClockState } from './hybrid-clock.ts';
import type { SideChange, SideStore } from './side-store.ts';

const place = z.object({
	/** the server's history that the tokens below belong to, or null before the first round */
	epoch: z.nullable(z.string()),
	/** token up to which documents were pulled: never ahead of what is written */
	pulled: z.string(),
	/** token up to which revocations were carried out */
	revoked: z.string(),
	/** milliseconds since the epoch of the last complete round, or null */
	lastSync: z.nullable(z.number()),
	/** where the snapshot ends which is under way, as the server told it; null when none is */
	snapshot: z.optional(z.nullable(z.string())),
	/** ids that a restored server could not take back yet: offered again until it has them */
	owed: z.optional(z.array(z.string())),
	/** ids that are here and that no feed has brought: the server need not tell of them */
	unseen: z.optional(z.array(z.string()))
});
type SyncPlace = Readonly<z.infer<typeof place>>;

const BEGINNING: SyncPlace = { epoch: null, pulled: '0', revoked: '0', lastSync: null };

/** Where the loop stands, and what it last heard of itself. */
export interface SyncState {
	place(): Promise<SyncPlace>;
	/** @param durability `relaxed` where whatever came since the former place may as well come again */
	setPlace(next: SyncPlace, durability?: 'relaxed'): Promise<void>;
	/** ids that only this device is known to have the newest of, since the server was restored */
	owed(): Promise<readonly string[]>;
	clock(): Promise<ClockState>;
	/** who the server last said is signed in: rights, rows, territories; null before the first round */
	me(): Promise<Me | null>;
	setMe(next: Me): Promise<void>;
}

export function createSyncState(side: SideStore): SyncState {
	async function read<T>(key: string, schema: z.ZodMiniType<T>): Promise<T | null> {
		const kept = z.safeParse(schema, await side.get('state', key));
		return kept.success ? kept.data : null;
	}
	const set = (key: string, value: unknown, durability?: 'relaxed'): Promise<void> =>
		side.write([{ table: 'state', key, value }], durability);
	return {
		// A place that can't be read is the beginning: what the device has already is skipped.
		place: async () => (await read('place', place)) ?? BEGINNING,
		setPlace: (next, durability) => set('place', next, durability),
		owed: async () => (await read('place', place))?.owed ?? [],
		clock: async () => (await read('clock', clockState)) ?? newClock,
		me: () => read('me', me),
		setMe: (next) => set('me', next)
	};
}

/** To go into one transaction with what was stamped. */
export function clockChange(value: ClockState): SideChange {
	return { table: 'state', key: 'clock', value };
}
