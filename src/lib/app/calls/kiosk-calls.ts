import { isKiosk } from '#domain/access/is-kiosk.ts';
import { EngineError } from '../engine-error.ts';
import type { EngineCore } from '../engine-core.ts';
import type { KioskApi } from '../kiosk-api.ts';
import type { KioskDesk } from '../kiosk-desk.ts';

/** The lock of a device that visitors use, and whether it is ready for them. */
export function kioskCalls(core: EngineCore, desk: KioskDesk): KioskApi {
	const { client, emit } = core;
	return {
		kiosk: () => Promise.resolve(desk.state),
		setKioskPin: (pin) => desk.setPin(pin),
		lockKiosk: async (order) => {
			// Somebody has to answer for what is missing, by name.
			if (order.waived !== undefined && (core.me === null || isKiosk(core.me))) {
				throw new EngineError('invalid', 'a kiosk waives nothing');
			}
			await desk.lock(order);
			emit({ type: 'kiosk' });
		},
		unlockKiosk: async (proof) => {
			const { leaveKiosk } = await import('../leave-kiosk.ts');
			const outcome = await leaveKiosk({ desk, client, me: core.me }, proof);
			if (outcome.outcome === 'open') {
				await core.rested();
				emit({ type: 'kiosk' });
			}
			return outcome;
		},
		eventReadiness: async (kid) => {
			const { eventReadiness } = await import('../event-readiness.ts');
			const status = await core.status();
			return eventReadiness({ me: core.me, pinSet: desk.state.pinSet, status }, kid);
		}
	};
}
