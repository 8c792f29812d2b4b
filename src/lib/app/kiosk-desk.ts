import * as z from 'zod/mini';
import { isGoodPin } from '#domain/access/good-pin.ts';
import { kioskWaiver, MOST_WAIVERS, type KioskWaiver } from '#domain/wire/devices.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { SideStore } from '../store/side-store.ts';
import type { EngineEvent } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import type { KioskLock, KioskOrder, KioskState, UnlockOutcome } from './kiosk-api.ts';
import { readKioskLock, writeKioskLock } from './kiosk-lock.ts';
import { pinHash, type PinHash, type PinHasher } from './pin-hash.ts';
import { waitAfter } from './pin-patience.ts';

/** What a window of a locked device may ask for: all that a visitor's form takes, and how to leave. */
const ASKED_BY_KIOSK: ReadonlySet<string> = new Set([
	'contests',
	'prepareCapture',
	'submitEntry',
	'status',
	'kiosk',
	'unlockKiosk'
]);

const PIN = 'kiosk-pin';
const TRIES = 'kiosk-tries';
const WAIVERS = 'kiosk-waivers';

const tries = z.object({ wrong: z.number(), at: z.number() });
type Tries = z.infer<typeof tries>;
const NO_TRIES: Tries = { wrong: 0, at: 0 };

/** A visitor's card may tell more numbers; what is thought of them is not theirs to say. */
const toldByVisitor = z.strictObject({
	phones: z.optional(z.unknown()),
	emails: z.optional(z.unknown())
});
const entryOf = z.tuple([
	z.object({
		kid: z.string(),
		customer: z.optional(z.undefined()),
		remarks: z.optional(toldByVisitor)
	})
]);

export interface KioskDeskParts {
	readonly side: SideStore;
	readonly clock: Clock;
	readonly hasher: PinHasher;
}

/**
 * The lock of a device that stands among strangers, in the engine's own store: what any window says,
 * it takes the PIN to open. While it is locked the engine answers what a visitor's form asks, and
 * nothing else.
 */
export class KioskDesk {
	#pin: PinHash | null;
	#locked: KioskLock | null;
	#waivers: readonly KioskWaiver[];
	/** one try after the other: at once they would all be the first */
	#trying: Promise<unknown> = Promise.resolve();

	static async open(parts: KioskDeskParts): Promise<KioskDesk> {
		const [locked, pin, waivers] = await Promise.all([
			readKioskLock(parts.side),
			parts.side.get('state', PIN),
			parts.side.get('state', WAIVERS)
		]);
		return new KioskDesk(parts, {
			locked,
			pin: pinHash.safeParse(pin).data ?? null,
			waivers: z.array(kioskWaiver).safeParse(waivers).data ?? []
		});
	}

	private constructor(
		private readonly parts: KioskDeskParts,
		kept: {
			readonly locked: KioskLock | null;
			readonly pin: PinHash | null;
			readonly waivers: readonly KioskWaiver[];
		}
	) {
		this.#locked = kept.locked;
		this.#pin = kept.pin;
		this.#waivers = kept.waivers;
	}

	get locked(): KioskLock | null {
		return this.#locked;
	}

	get state(): KioskState {
		return { locked: this.#locked, pinSet: this.#pin !== null };
	}

	/** Each time that it was opened although something was missing, oldest first: the last ones. */
	get waivers(): readonly KioskWaiver[] {
		return this.#waivers;
	}

	/**
	 * Whether a window may ask this now.
	 *
	 * @throws EngineError `locked`
	 */
	admit(method: string, args: readonly unknown[]): void {
		if (this.#locked === null) return;
		if (!ASKED_BY_KIOSK.has(method)) throw locked(method);
		if (method !== 'submitEntry') return;
		// Nobody who stands before it says that they are a customer of ours.
		const entry = entryOf.safeParse(args);
		const [asked] = entry.data ?? [];
		if (asked?.kid !== this.#locked.kid) throw locked(method);
	}

	/** What windows may hear of it now: nothing of other customers. */
	tell(event: EngineEvent): EngineEvent | null {
		if (this.#locked === null || event.type === 'status' || event.type === 'kiosk') return event;
		if (event.type === 'wiped') return event;
		if (event.type !== 'changed') return null;
		const ids = event.ids.filter((id) => id.startsWith('contest:'));
		return ids.length > 0 || event.ids.length === 0 ? { ...event, ids } : null;
	}

	/** @throws EngineError `invalid` for one that anybody would try first */
	async setPin(pin: string): Promise<void> {
		if (!isGoodPin(pin)) throw new EngineError('invalid', 'no good PIN');
		const made = await this.parts.hasher.make(pin);
		await this.parts.side.write([
			{ table: 'state', key: PIN, value: made },
			{ table: 'state', key: TRIES, gone: true }
		]);
		this.#pin = made;
	}

	/** @throws EngineError `invalid` without a PIN: nobody could leave it */
	async lock({ kid, language, waived }: KioskOrder): Promise<void> {
		if (this.#pin === null) throw new EngineError('invalid', 'no PIN is set');
		if (waived !== undefined) await this.#note(waived, kid);
		const lock = { kid, language };
		await writeKioskLock(this.parts.side, lock);
		this.#locked = lock;
	}

	/** On record before it is opened: it stays there after, until the server has heard of it and beyond. */
	async #note({ missing, reason }: NonNullable<KioskOrder['waived']>, kid: string): Promise<void> {
		const waiver = { kid, at: this.parts.clock(), missing: [...missing], reason: reason.trim() };
		if (!kioskWaiver.safeParse(waiver).success) throw new EngineError('invalid', 'no good reason');
		const waivers = [...this.#waivers, waiver].slice(-MOST_WAIVERS);
		await this.parts.side.write([{ table: 'state', key: WAIVERS, value: waivers }]);
		this.#waivers = waivers;
	}

	/** Who has shown otherwise that they may. */
	async open(): Promise<UnlockOutcome> {
		await writeKioskLock(this.parts.side, null);
		await this.parts.side.write([{ table: 'state', key: TRIES, gone: true }]);
		this.#locked = null;
		return { outcome: 'open' };
	}

	unlock(pin: string): Promise<UnlockOutcome> {
		const trying = this.#trying.then(() => this.#try(pin));
		this.#trying = trying.catch(() => undefined);
		return trying;
	}

	/** It is noted as wrong before it is looked at: a page that is loaded anew has no try more. */
	async #try(pin: string): Promise<UnlockOutcome> {
		if (this.#locked === null) return { outcome: 'open' };
		const { side, clock, hasher } = this.parts;
		const before = tries.safeParse(await side.get('state', TRIES)).data ?? NO_TRIES;
		const waitSeconds = waitAfter(before, clock());
		if (waitSeconds > 0) return { outcome: 'wait', waitSeconds };
		const noted = { wrong: before.wrong + 1, at: clock() };
		await side.write([{ table: 'state', key: TRIES, value: noted }]);
		if (this.#pin !== null && (await hasher.matches(pin, this.#pin))) return this.open();
		return { outcome: 'wrong', waitSeconds: waitAfter(noted, clock()) };
	}
}

function locked(method: string): EngineError {
	return new EngineError('locked', `${method} is not for a kiosk`);
}
