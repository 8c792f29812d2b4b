import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { CustomerRow } from './customer-row.ts';

/** What a window asks of the engine about who there is, and who knows whom. The device answers all of it. */
export interface CustomersApi {
	/** Territories where this user may add a customer, their own first; none for who may add nobody. */
	placesForNew(): Promise<readonly TerritoryChoice[]>;
	/** Durable when it resolves; the same cid again is the same customer. */
	createCustomer(order: NewCustomer): Promise<void>;
	/** Who knows this customer, as far as this user sees them. */
	linksOf(cid: string): Promise<readonly LinkedCustomer[]>;
	/** Who may see a customer, and why. The server answers: it takes a network. */
	readersOf(cid: string): Promise<ReadersAnswer>;
	/** What would go with a customer who is erased. The server answers: it takes a network. */
	weighErasure(cid: string): Promise<ErasureAnswer>;
	/** Erases a person at the server for good, and then here; takes the right to. Nothing brings them back. */
	eraseCustomer(cid: string): Promise<ErasureAnswer>;
	/** Durable when it resolves; the same ulid again is the same link. */
	addLink(order: NewLink): Promise<void>;
	/** How long a contact counts as recent, in days. */
	contactInterval(): Promise<ContactInterval>;
	/** Likewise, for the whole company; takes an administrator. Durable when it resolves. */
	setContactInterval(days: number): Promise<void>;
	/** Durable when it resolves. `archived` takes it off both cards. */
	editLink(docId: string, edits: readonly FieldEdit[]): Promise<void>;
}

export interface ContactInterval {
	readonly days: number;
	/** who asks may change it */
	readonly editable: boolean;
}

/** The server's answer, or why there is none. */
export type ReadersAnswer =
	| { readonly kind: 'ok'; readonly readers: readonly CustomerReader[] }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };

/** The server's answer, or why there is none. */
export type ErasureAnswer =
	| { readonly kind: 'ok'; readonly cards: number; readonly documents: number }
	/** the server knows nobody of that name, or nobody whom the asker may see: it does not say which */
	| { readonly kind: 'gone' }
	| { readonly kind: 'offline' | 'blocked' | 'busy' | 'signedOut' | 'refused' };

export interface CustomerReader {
	/** '' for someone whom the device does not know */
	readonly name: string;
	readonly mine: boolean;
	/** the rule: `owner`, `team`, `territory`, `all-rows` */
	readonly because: string;
	readonly writes: boolean;
	/** those with rights of their own that they read too */
	readonly sections: readonly string[];
	/** of these, those that they may not edit */
	readonly readOnly: readonly string[];
	/** sections of that kind that they do not read */
	readonly withheld: readonly string[];
	/** single fields, with what may not be done with them */
	readonly fields: readonly { readonly field: string; readonly denied: readonly string[] }[];
}

export interface TerritoryChoice {
	readonly slug: string;
	readonly name: string;
}

export interface NewCustomer {
	/** fixed when the form opens */
	readonly cid: string;
	readonly type: 'person' | 'company' | 'supplier';
	/** slug */
	readonly territory: string;
	/** what was filled in, as edits of an empty card */
	readonly edits: readonly FieldEdit[];
}

export interface LinkedCustomer {
	readonly docId: string;
	/** the other end */
	readonly row: CustomerRow;
	/** what the person is there, such as `Compras`; '' where nobody said */
	readonly role: string;
	/** who looks at it may change it, and take it off */
	readonly editable: boolean;
}

export interface NewLink {
	/** whose card it is added on */
	readonly cid: string;
	/** fixed when the form opens */
	readonly ulid: string;
	/** cid of the other end */
	readonly to: string;
	readonly role: string;
}
