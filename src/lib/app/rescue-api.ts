import type { Json } from '#domain/kernel/json.ts';

/** Taking what only one device has to another, when the one can't send it any more. */
export interface RescueApi {
	/** All that is only on this device, sealed with a password, to be handed over as a file. */
	rescue(order: RescueOrder): Promise<SealedRescue>;
	/**
	 * Takes in what such a file holds, to be sent from here. Durable when it resolves; the same file
	 * again, or what the other device has sent after all, makes nothing twice.
	 */
	takeRescue(file: RescuedFile): Promise<RescueOutcome>;
}

export interface RescueOrder {
	readonly password: string;
	/** what is half typed, by the names of the drafts */
	readonly drafts: Readonly<Record<string, Json>>;
}

export interface SealedRescue {
	/** without an ending */
	readonly name: string;
	readonly text: string;
	/** as a person counts */
	readonly units: number;
}

export interface RescuedFile {
	readonly password: string;
	readonly text: string;
}

export type RescueOutcome =
	| {
			readonly kind: 'taken';
			/** as a person counts: to be sent from here */
			readonly taken: number;
			/** that this device had already */
			readonly known: number;
			/** edits that the server had refused */
			readonly refused: number;
			/** for the window to keep */
			readonly drafts: Readonly<Record<string, Json>>;
	  }
	/** no file of ours, or not whole */
	| { readonly kind: 'damaged' }
	/** or changed since it was made: the two can't be told apart */
	| { readonly kind: 'wrong-password' }
	/** '' where the device does not know them: somebody of another company, perhaps */
	| { readonly kind: 'of-somebody-else'; readonly name: string };
