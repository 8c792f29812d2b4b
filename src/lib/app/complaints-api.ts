import type {
	ComplaintQuestion,
	ComplaintTimes,
	OwnerTimes
} from '#domain/reports/complaint-times.ts';

/** What a window asks of the engine about how long complaints take. */
export interface ComplaintsApi {
	/** Of the complaints that the device holds, and whose customers it holds; null for who may read none. */
	complaintTimes(question: ComplaintQuestion): Promise<ComplaintReport | null>;
}

export interface ComplaintReport extends ComplaintTimes {
	readonly owners: readonly NamedOwner[];
}

export interface NamedOwner extends OwnerTimes {
	/** '' for someone whom the device does not know */
	readonly name: string;
}
