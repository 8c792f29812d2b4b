/** What is put on record. No values of fields, ever: who reads the record need not see the customers. */
type AuditAction =
	/** wrote revisions */
	| 'write'
	/** tried to, and was refused; the subject says why */
	| 'refused'
	/** was given documents */
	| 'read'
	/** read who changed what of the customer that the subject names */
	| 'history'
	/** looked at what the colleague whom the subject names sees: of a customer, or a page of customers */
	| 'view-as'
	/** erased the person whom the subject names, and all that was kept of them */
	| 'erase'
	/** took out what histories are not kept of any longer; the subject says what, and from before which instant */
	| 'sweep'
	/** opened a kiosk although something was missing, as the subject says with the reason */
	| 'waiver'
	| 'sign-in'
	| 'sign-in-refused'
	| 'sign-out'
	/** a command of the administration, which the subject names */
	| 'command';

export interface AuditEntry {
	/** milliseconds since the epoch */
	readonly at: number;
	/** a colleague's uid; `server`, `command` for the command line, or what a stranger called himself */
	readonly actor: string;
	/** null where there is none */
	readonly device: string | null;
	readonly action: AuditAction;
	readonly subject: string;
	/** documents or revisions that it was about */
	readonly count: number;
}

/** Who writes revisions: on record in the same transaction as they. */
export type Author = Pick<AuditEntry, 'at' | 'actor' | 'device'>;

/** One link of the chain. */
export interface AuditRow extends AuditEntry {
	/** 1, 2, 3 … without gaps */
	readonly n: number;
	/** of the revisions that a `write` wrote: see `revisionsDigest`; '' for any other action */
	readonly digest: string;
	/** over the hash of the row before and all of this one: see `rowHash` */
	readonly hash: string;
}

/** A revision as it stands now, by the row on which it is recorded. */
export interface RecordedRevision {
	readonly id: string;
	readonly rev: string;
	/** SHA-256 of its body as it is stored, in hex */
	readonly body: string;
}

/** A row with the names of the revisions that it is about, as it is taken to another storage. */
export interface MovedRow extends AuditRow {
	readonly revisions: readonly (readonly [id: string, rev: string])[];
}

/** Who did what, never changed, each row bound to all before it. */
export interface AuditRecord {
	/** lower-case letters, digits and dashes; no two records are called alike */
	readonly name: string;
	/** Rows after the given number, ascending. */
	rows(query: { readonly after: number; readonly limit: number }): Promise<readonly AuditRow[]>;
	/** The last row; null when nothing is on record. */
	head(): Promise<AuditRow | null>;
	/** Revisions that the rows n in [from, to] wrote, as they stand now, by row. What is gone is left out. */
	revisions(from: number, to: number): Promise<ReadonlyMap<number, readonly RecordedRevision[]>>;
}

/** The record that this process adds to, and all others that are kept beside it. */
export interface AuditLog extends AuditRecord {
	/** In one transaction, durable when it resolves. */
	append(entries: readonly AuditEntry[]): Promise<void>;
	/** Every record that has a row, this one too, by name: of other gateways, and of where this company was before. */
	all(): Promise<readonly AuditRecord[]>;
	/**
	 * Keeps rows of a record that was begun elsewhere, as they are. Rows that are kept already are left.
	 *
	 * @param rows that follow on each other, and on those of that name that are kept
	 */
	adopt(name: string, rows: readonly MovedRow[]): Promise<void>;
}
