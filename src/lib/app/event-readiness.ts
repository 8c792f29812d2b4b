import { decide } from '#domain/access/decide.ts';
import { isKiosk } from '#domain/access/is-kiosk.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Me } from '#domain/wire/me.ts';
import type { SyncStatus } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import type { EventReadiness } from './kiosk-api.ts';

interface Known {
	/** as the device knows the rights now */
	readonly me: Me | null;
	readonly pinSet: boolean;
	readonly status: SyncStatus;
}

/**
 * What the engine knows of whether a device is ready for an event.
 *
 * @throws EngineError `invalid` for an id that is none
 */
export function eventReadiness({ me, pinSet, status }: Known, kid: string): EventReadiness {
	if (!isUlid(kid)) throw new EngineError('invalid', 'not a ULID');
	const entry = { of: 'entry', kid } as const;
	return {
		allowed: me !== null && decide(me, 'create', entry, { by: me.uid }).allowed,
		// Somebody has to answer for a device that is not ready: a colleague, not the tablet's own account.
		mayOverride: me !== null && !isKiosk(me),
		pinSet,
		lastSync: status.firstSync ? null : status.lastSync,
		clockOffset: status.clockOffset ?? 0,
		sessionUntil: me?.sessionUntil ?? null,
		signedOut: status.phase === 'signedOut'
	};
}
