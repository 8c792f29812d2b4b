import type { Localised } from '#domain/documents/localised.ts';
import type { CustomerRow } from './customer-row.ts';

/** What a window asks of the engine about how colleagues see the customers. Nothing is done in anybody's name. */
export interface ViewAsApi {
	/** Whom one may look as, by name, as the device knows. */
	viewablePeople(): Promise<ViewablePeople>;
	/** A page of whom a colleague sees, or does not, of those whom this user sees. The server answers. */
	customersAs(question: ViewAsQuestion): Promise<CustomersAs>;
	/** What a colleague may do with one customer, and why. The server answers. */
	cardAs(uid: string, cid: string): Promise<CardAs>;
}

export interface ViewablePeople {
	/** who asks may look */
	readonly allowed: boolean;
	readonly people: readonly {
		readonly uid: string;
		readonly name: string;
		readonly mine: boolean;
	}[];
}

export interface ViewAsQuestion {
	readonly uid: string;
	readonly which: 'seen' | 'unseen';
	/** a name, or anything else by which a list finds somebody */
	readonly text: string;
	/** of the screen: names are put in order as it does */
	readonly language: string;
	/** rows from the top */
	readonly limit: number;
	/** asks the server again, also where it has answered before */
	readonly anew?: true;
}

type Failure = { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };

export type CustomersAs =
	| {
			readonly kind: 'ok';
			readonly person: PersonAs;
			/** customers whom both see, and how many of them by each rule */
			readonly count: number;
			readonly rules: readonly { readonly because: string; readonly count: number }[];
			/** of these, those who have not come to this device yet */
			readonly missing: number;
			/** customers here whom the colleague does not see */
			readonly unseen: number;
			/** who answer the question */
			readonly total: number;
			readonly rows: readonly CustomerAs[];
	  }
	/** the server has nobody of that name */
	| { readonly kind: 'gone' }
	| Failure;

export interface PersonAs {
	/** '' for someone whom the device does not know */
	readonly name: string;
	/** whoever can't sign in sees nobody */
	readonly signsIn: boolean;
	readonly roles: readonly Localised[];
	/** names; null where this user is not told */
	readonly teams: readonly string[] | null;
	readonly territories: readonly string[] | null;
}

export interface CustomerAs {
	readonly row: CustomerRow;
	/** put away: in no list but their own */
	readonly archived: boolean;
	/** the rule by which the colleague sees them; '' for one whom they don't see */
	readonly because: string;
}

export type CardAs =
	| {
			readonly kind: 'ok';
			/** of the colleague; '' for someone whom the device does not know */
			readonly name: string;
			/** of the customer; '' for one who is not on this device */
			readonly customer: string;
			readonly sections: readonly SectionAs[];
			readonly acts: Readonly<Record<'assign' | 'merge' | 'erase', ReasonAs>>;
	  }
	/** there is nobody of that name here, or nobody whom this user sees: the server does not say which */
	| { readonly kind: 'gone' }
	| Failure;

export interface SectionAs {
	/** such as `core`, `activity`, `billing`, `x-allergies` */
	readonly section: string;
	readonly reads: ReasonAs;
	readonly edits: ReasonAs;
	readonly history: ReasonAs;
	/** what may not be done with single fields, by their names in the document */
	readonly fields: readonly { readonly field: string; readonly denied: readonly string[] }[];
	/** documents that this user reads, and of these those that the colleague reads */
	readonly documents: number;
	readonly seen: number;
}

export interface ReasonAs {
	readonly allowed: boolean;
	/** see `domain/access/decision.ts` */
	readonly because: string;
	/** the role that allows it, or that came nearest to; empty where there is none */
	readonly role: Localised;
	/** name of the team, the territory or the campaign that it comes by; '' for none */
	readonly by: string;
}
