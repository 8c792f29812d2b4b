export interface CustomerRow {
	readonly cid: string;
	readonly type: 'person' | 'company' | 'supplier';
	readonly name: string;
	readonly companyName: string;
	readonly place: string;
	readonly stage: string;
	/** ISO instant of the last contact that the device knows, or '' */
	readonly lastContact: string;
	readonly mark: RecordMark;
	/** number of fields with an open conflict */
	readonly conflicts: number;
	/** words of the query, folded, that this row matched: for marking */
	readonly matched: readonly string[];
}

/** Where a record's newest content is. */
export type RecordMark = 'device' | 'sending' | 'server';
