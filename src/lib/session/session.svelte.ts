import type { Me } from '#domain/wire/me.ts';
import type { LocalData, OnlyHere } from './local-data.ts';
import type { ProfileStore } from './profile-store.ts';
import type { Profile } from './profile.ts';
import type { SessionServer, SignInAnswer } from './session-server.ts';

export type SessionState =
	/** not read yet who was here last */
	| 'starting'
	| 'signedOut'
	/** the browser refuses to open what was kept: see `failure` */
	| 'failed'
	/** someone works here; whether the server still honours the session is the sync status's matter */
	| 'signedIn';

export interface Credentials {
	readonly login: string;
	readonly password: string;
}

export type SignInOutcome = Exclude<SignInAnswer, { readonly outcome: 'signed-in' }> | SignedIn;
interface SignedIn {
	readonly outcome: 'signed-in';
	readonly profile: Profile;
}

export type SignOutOutcome =
	| { readonly outcome: 'signed-out' }
	/** Nothing was done: this is nowhere but here. Offer to send it, or to stay. */
	| ({ readonly outcome: 'pending' } & OnlyHere);

/** What a person has seen and is ready to lose. What waits to be sent is never thrown away. */
export type Discard = 'nothing' | 'drafts-and-refused';

export interface SessionParts {
	readonly server: SessionServer;
	readonly profiles: ProfileStore;
	readonly data: LocalData;
	/** what colleagues read in the list of devices */
	readonly deviceName: string;
}

/**
 * Who works with this browser. Reactive. It outlives the network: whoever was here last is here again
 * when the app opens, and a session that has ended on the server changes nothing on the device.
 */
export class Session {
	#state = $state<SessionState>('starting');
	#profile = $state.raw<Profile | null>(null);

	#failure = $state.raw<unknown>(null);

	constructor(private readonly parts: SessionParts) {}

	get state(): SessionState {
		return this.#state;
	}

	get profile(): Profile | null {
		return this.#profile;
	}

	/** why it could not start */
	get failure(): unknown {
		return this.#failure;
	}

	/** Reads who was here last. Needs no network; may be tried again when it has failed. */
	async start(): Promise<void> {
		try {
			const remembered = await this.parts.profiles.read();
			// Nobody waits for it; what fails now is tried again at the next start.
			void this.#eraseLeftovers().catch(() => undefined);
			if (remembered === null) this.#leave();
			else await this.#enter(remembered, null);
		} catch (error) {
			this.#failure = error;
			this.#state = 'failed';
		}
	}

	/** Also renews the session of who is signed in already. */
	async signIn(credentials: Credentials): Promise<SignInOutcome> {
		const answer = await this.#askServer(credentials);
		if (answer.outcome !== 'signed-in') return answer;
		const { uid, login, name, device } = answer.me;
		const profile = { uid, login, name, device };
		await this.#eraseLeftovers().catch(() => undefined);
		const former = this.#profile ?? (await this.parts.profiles.read());
		if (former !== null && former.uid !== uid) await this.#retire(former);
		await this.parts.profiles.remember(profile);
		await this.#enter(profile, answer.me);
		return { outcome: 'signed-in', profile };
	}

	/** Refuses while anything is only here; otherwise nothing of the user stays on the device. */
	async signOut(discard: Discard = 'nothing'): Promise<SignOutOutcome> {
		const profile = this.#profile;
		if (profile === null) return { outcome: 'signed-out' };
		const here = await this.parts.data.onlyHere(profile);
		const kept = discard === 'nothing' ? here.drafts + here.refused : 0;
		if (here.toSend + kept > 0) return { outcome: 'pending', ...here };
		await this.#endSession(this.#erase(profile));
		return { outcome: 'signed-out' };
	}

	/** Leaves what is only here behind, closed: the app opens it again for its owner alone, who then sends it. */
	async leaveWork(): Promise<void> {
		if (this.#profile === null) return;
		await this.#endSession(this.#close(this.#profile));
	}

	/** An administrator has told this device to destroy what it holds. */
	async wipe(): Promise<void> {
		if (this.#profile !== null) await this.#erase(this.#profile);
	}

	/** Whether who works here, or nobody, is whom the browser remembers: another page may have changed it. */
	async isSamePerson(): Promise<boolean> {
		const remembered = await this.parts.profiles.read();
		return remembered?.device === this.#profile?.device;
	}

	/** The engine of this device was ended by another window: whoever signed out there has left here too. */
	left(device: string): void {
		if (this.#profile?.device === device) this.#leave();
	}

	async #askServer({ login, password }: Credentials): Promise<SignInAnswer> {
		const ask = async (): Promise<SignInAnswer> => {
			const id = await this.parts.profiles.deviceOf(login);
			return this.parts.server.signIn({
				login,
				password,
				device: { id, name: this.parts.deviceName }
			});
		};
		const answer = await ask();
		if (answer.outcome !== 'device-refused' || answer.reason !== 'bound-to-another') return answer;
		// The login belongs to someone else now: their database is another one, and so is its device.
		await this.parts.profiles.forgetDevice(login);
		return ask();
	}

	/** Whatever the device can't do, the server hears of it: the cookie must not outlive who leaves. */
	async #endSession(leaving: Promise<void>): Promise<void> {
		await Promise.all([leaving, this.parts.server.signOut()]);
	}

	async #enter(profile: Profile, me: Me | null): Promise<void> {
		await this.parts.data.open(profile, me);
		this.#profile = profile;
		this.#state = 'signedIn';
	}

	#leave(): void {
		this.#profile = null;
		this.#state = 'signedOut';
	}

	async #erase(profile: Profile): Promise<void> {
		// Forgotten first: if the browser dies half way, nobody finds the rest open, and it is erased next time.
		await this.parts.profiles.forgetToErase(profile);
		this.#leave();
		await this.#finishErasing(profile);
	}

	async #finishErasing(profile: Profile): Promise<void> {
		await this.parts.data.destroy(profile);
		await this.parts.profiles.erased(profile);
	}

	/** What somebody who has left should not have left behind, and the browser did not come to the end of. */
	async #eraseLeftovers(): Promise<void> {
		for (const profile of await this.parts.profiles.toErase()) await this.#finishErasing(profile);
	}

	/** Another user signs in: what is only here stays, closed, until its owner comes back to send it. */
	async #retire(former: Profile): Promise<void> {
		const { toSend, refused, drafts } = await this.parts.data.onlyHere(former);
		if (toSend + refused + drafts === 0) await this.#erase(former);
		else await this.#close(former);
	}

	async #close(profile: Profile): Promise<void> {
		await this.parts.profiles.forget();
		this.#leave();
		await this.parts.data.close(profile);
	}
}
