import type { Principal } from '#domain/access/principal.ts';
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
	/** null before the server has said who this is */
	readonly principal: Principal | null;
}

/**
 * Those that were taken back don't count.
 *
 * @returns null for who may read no complaints: that there are none would say something of them
 */
export async function readComplaintReport(
	reader: ComplaintReader,
	question: ComplaintQuestion
): Promise<ComplaintReport | null> {
	if (reader.principal !== null && !readsComplaints(reader.principal)) return null;
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

/** A complaint is part of a card: nobody reads it who doesn't read the card. */
function readsComplaints({ roles }: Principal): boolean {
	return roles.some((role) =>
		[role.sections['core'], role.sections['complaint']].every((level = 'none') => level !== 'none')
	);
}

/** null for a customer whom the device does not hold */
async function knownComplaint(
	reader: HeldCustomers,
	{ _id, owner, at, due = '', resolved = '' }: Complaint
): Promise<KnownComplaint | null> {
	const customer = await heldCustomer(reader, _id);
	return customer && { cid: customer.cid, owner, at, due, resolved };
}
