import type { Me } from '#domain/wire/me.ts';
import type { ServerClient } from '../sync/server-client.ts';
import { deviceName } from './device-name.ts';
import { createHttpSessionServer } from './http-session-server.ts';
import type { KioskProof, UnlockOutcome } from './kiosk-api.ts';
import type { KioskDesk } from './kiosk-desk.ts';

interface Leaving {
	readonly desk: KioskDesk;
	readonly client: ServerClient;
	readonly me: Me | null;
}

/** The PIN is looked at here, a password by the server: it is kept on no device. */
export async function leaveKiosk(
	{ desk, client, me }: Leaving,
	proof: KioskProof
): Promise<UnlockOutcome> {
	if ('pin' in proof) return desk.unlock(proof.pin);
	if (me === null) return { outcome: 'offline' };
	const answer = await createHttpSessionServer(client).signIn({
		login: me.login,
		password: proof.password,
		device: { id: me.device, name: deviceName(navigator) }
	});
	switch (answer.outcome) {
		case 'signed-in':
			return desk.open();
		case 'slow-down':
			return { outcome: 'wait', waitSeconds: answer.retryAfterSeconds };
		case 'refused':
		case 'device-refused':
			return { outcome: 'wrong', waitSeconds: 0 };
		case 'offline':
		case 'blocked':
			return { outcome: 'offline' };
	}
}
