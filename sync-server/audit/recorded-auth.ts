import { normaliseLogin } from '../auth/login.ts';
import type { AccountStore } from '../auth/port.ts';
import type { AuthService, SignInAttempt, SignInOutcome } from '../auth/service.ts';
import type { AuditTrail } from './trail.ts';

/** Puts on record who signs in and out, and who tried to in vain. */
export function recordedAuth(
	auth: AuthService,
	{ accounts, trail }: { readonly accounts: AccountStore; readonly trail: AuditTrail }
): AuthService {
	return {
		...auth,
		signIn: async (attempt) => {
			const outcome = await auth.signIn(attempt);
			await record(outcome, attempt);
			return outcome;
		},
		signOut: async (token) => {
			const caller = await auth.bySessionToken(token);
			await auth.signOut(token);
			if (caller === null) return;
			const { user, deviceId: device } = caller;
			trail.note({ actor: user.uid, device, action: 'sign-out', subject: '', count: 0 });
		}
	};

	async function record(outcome: SignInOutcome, attempt: SignInAttempt): Promise<void> {
		const device = attempt.device.id;
		const subject = attempt.address;
		if (outcome.outcome === 'signed-in') {
			const actor = outcome.caller.user.uid;
			trail.note({ actor, device, action: 'sign-in', subject, count: 0 });
		} else if (outcome.outcome !== 'slow-down') {
			// What nobody is called is not kept: it may be a password, typed in the wrong place.
			const user = await accounts.users.byLogin(normaliseLogin(attempt.login));
			const actor = user?.uid ?? 'stranger';
			trail.note({ actor, device, action: 'sign-in-refused', subject, count: 0 });
		}
	}
}
