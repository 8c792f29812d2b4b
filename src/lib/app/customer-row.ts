/** Why a row answers what was looked for. */
export interface RowMatch {
	/** words of the query, folded, that this row matched: for marking */
	readonly matched: readonly string[];
	/** where the row itself does not show it: a stretch of the text, and the field or kind of event */
	readonly found?: { readonly field: string; readonly text: string };
}

export interface CustomerRow extends RowMatch {
	readonly cid: string;
	readonly type: 'person' | 'company' | 'supplier';
	readonly name: string;
	readonly companyName: string;
	readonly place: string;
	readonly stage: string;
	/** ISO instant of the last contact that the device knows, or '' */
	readonly lastContact: string;
	readonly mark: RecordMark;
	/** fields with an open conflict that whoever asks may settle; 0 where that was not looked up */
	readonly conflicts: number;
}

/** Where a record's newest content is. */
export type RecordMark = 'device' | 'sending' | 'server';
