import { complaint, type Complaint } from '#domain/documents/events.ts';
import {
	complaintTimes,
	type ComplaintQuestion,
	type KnownComplaint
} from '#domain/reports/complaint-times.ts';
import { startingWith } from '../store/document-store.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { Colleagues } from './colleagues.ts';
import type { ComplaintReport } from './complaints-api.ts';
import { heldCustomer, type HeldCustomers } from './held-customer.ts';

export interface ComplaintReader extends HeldCustomers {
	readonly colleagues: Colleagues;
}

/** Those that were taken back don't count. */
export async function readComplaintReport(
	reader: ComplaintReader,
	question: ComplaintQuestion
): Promise<ComplaintReport> {
	const { database, colleagues } = reader;
	const all = await readDocuments(database, startingWith('complaint:'), complaint);
	const standing = all.filter(({ archived }) => archived !== true);
	const known = await Promise.all(standing.map((each) => knownComplaint(reader, each)));
	const times = complaintTimes(
		known.flatMap((each) => each ?? []),
		question,
		database.clock.now()
	);
	const owners = times.owners.map((each) => ({ ...each, name: colleagues.nameOf(each.owner) }));
	return { ...times, owners };
}

/** null for a customer whom the device does not hold */
async function knownComplaint(
	reader: HeldCustomers,
	{ _id, owner, at, due = '', resolved = '' }: Complaint
): Promise<KnownComplaint | null> {
	const customer = await heldCustomer(reader, _id);
	return customer && { cid: customer.cid, owner, at, due, resolved };
}
