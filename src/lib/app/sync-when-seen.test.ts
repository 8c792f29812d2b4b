import { expect, test } from 'vitest';
import type { SyncFailure, SyncStatus } from './engine-api.ts';
import { syncWhenSeen } from './sync-when-seen.ts';

interface Phone extends EventTarget {
	visibilityState: DocumentVisibilityState;
}

/** A phone in a pocket, and how often the app asked for a round. */
function phone(reason: SyncFailure | null) {
	const page: Phone = Object.assign(new EventTarget(), { visibilityState: 'hidden' as const });
	let rounds = 0;
	const status: SyncStatus = {
		phase: 'waiting',
		pending: 1,
		sent: 0,
		rejected: 0,
		conflicts: 0,
		lastSync: null,
		firstSync: false,
		failure: reason === null ? null : { reason, at: 0 }
	};
	const answered = Promise.resolve(status);
	const engine = {
		status: () => answered,
		syncNow: () => {
			rounds += 1;
			return answered;
		}
	};
	const stop = syncWhenSeen(engine, page);
	const becomes = async (state: DocumentVisibilityState): Promise<number> => {
		page.visibilityState = state;
		page.dispatchEvent(new Event('visibilitychange'));
		// Whatever it does, it does with answers that are there.
		await new Promise(setImmediate);
		return rounds;
	};
	return { becomes, stop };
}

test.each(['offline', 'blocked', 'full', 'denied'] as const)(
	'who takes the phone out after "%s" has it tried again at once',
	async (reason) => {
		const { becomes, stop } = phone(reason);
		expect(await becomes('hidden')).toBe(0);
		expect(await becomes('visible')).toBe(1);
		stop();
		expect(await becomes('visible')).toBe(1);
	}
);

test.each([null, 'busy', 'signedOut', 'refused', 'fault'] as const)(
	'nothing is asked for after %s, which looking does not change',
	async (reason) => {
		expect(await phone(reason).becomes('visible')).toBe(0);
	}
);
