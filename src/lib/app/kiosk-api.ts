/** What windows ask of the engine about a device that stands among strangers. */
export interface KioskApi {
	kiosk(): Promise<KioskState>;
	/** Of at least six digits; takes the place of the former one. Refused while the device is locked. */
	setKioskPin(pin: string): Promise<void>;
	/**
	 * From now on windows are shown the kiosk and nothing else, until somebody unlocks it. That something
	 * was missing is told to the server, with the reason; the tablet's own account can't answer for it.
	 */
	lockKiosk(order: KioskOrder): Promise<void>;
	unlockKiosk(proof: KioskProof): Promise<UnlockOutcome>;
	/** What the engine knows of whether this device is ready for the event. */
	eventReadiness(kid: string): Promise<EventReadiness>;
}

export interface KioskLock {
	readonly kid: string;
	/** in which each visitor finds the screen */
	readonly language: string;
}

export interface KioskOrder extends KioskLock {
	/** of the checklist, what was red, and why it is opened all the same */
	readonly waived?: { readonly missing: readonly string[]; readonly reason: string };
}

export interface KioskState {
	readonly locked: KioskLock | null;
	readonly pinSet: boolean;
}

/** The PIN, or, where it is forgotten, the password of who is signed in, which takes a network. */
export type KioskProof = { readonly pin: string } | { readonly password: string };

export type UnlockOutcome =
	| { readonly outcome: 'open' }
	/** after some wrong ones the next has to wait so long */
	| { readonly outcome: 'wrong'; readonly waitSeconds: number }
	/** not even looked at */
	| { readonly outcome: 'wait'; readonly waitSeconds: number }
	/** no way to the server, which alone knows the password */
	| { readonly outcome: 'offline' };

export interface EventReadiness {
	/** who is signed in may hand in entries */
	readonly allowed: boolean;
	/** who is signed in may open the kiosk although something is not ready */
	readonly mayOverride: boolean;
	readonly pinSet: boolean;
	/** milliseconds since the epoch of the last complete round, or null */
	readonly lastSync: number | null;
	/** the server's clock minus this device's, in milliseconds, as last heard */
	readonly clockOffset: number;
	/** until when the session holds, in milliseconds since the epoch; null where nobody has said */
	readonly sessionUntil: number | null;
	/** the server has ended the session: what is captured waits until somebody signs in */
	readonly signedOut: boolean;
}
