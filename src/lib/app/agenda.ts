import { complaint, task } from '#domain/documents/events.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { Colleagues } from './colleagues.ts';
import type { AgendaItem } from './engine-api.ts';
import { heldCustomer, type HeldCustomers } from './held-customer.ts';

export interface AgendaReader extends HeldCustomers {
	readonly colleagues: Colleagues;
	/** uid of who looks at it */
	readonly self: string;
}

/** What is to be seen to, whatever it is called where it is kept. */
interface Duty extends Pick<AgendaItem, 'docId' | 'kind' | 'title' | 'due' | 'finished'> {
	readonly owner: string;
	/** when it was noted */
	readonly at: string;
}

/** What was finished longer ago is found on the card. */
const LATELY_MS = 24 * 60 * 60 * 1000;

/**
 * Tasks and complaints that are open, and those finished in the last day, what is due first at the top;
 * those without a day come last.
 */
export async function readAgenda(reader: AgendaReader): Promise<readonly AgendaItem[]> {
	const since = new Date(reader.database.clock.now() - LATELY_MS).toISOString();
	const duties = [
		...(await openTasks(reader.database)),
		...(await openComplaints(reader.database))
	].filter(({ finished }) => finished === '' || finished > since);
	const items = await Promise.all(duties.map((each) => itemOf(reader, each)));
	return items
		.flatMap((item) => item ?? [])
		.sort((a, b) => dueOf(a).localeCompare(dueOf(b)) || (a.at < b.at ? -1 : 1))
		.map(({ at: _at, owner: _owner, ...item }) => item);
}

async function openTasks(database: LocalDatabase): Promise<readonly Duty[]> {
	const all = await readDocuments(database, startingWith('task:'), task);
	return all
		.filter(({ archived }) => archived !== true)
		.map(({ _id: docId, title, due = '', done: finished = '', owner, at }) => {
			return { docId, kind: 'task', title, due, finished, owner, at };
		});
}

async function openComplaints(database: LocalDatabase): Promise<readonly Duty[]> {
	const all = await readDocuments(database, startingWith('complaint:'), complaint);
	return all
		.filter(({ archived }) => archived !== true)
		.map(({ _id: docId, summary: title, due = '', resolved: finished = '', owner, at }) => {
			return { docId, kind: 'complaint', title, due, finished, owner, at };
		});
}

/** null for a customer whom the device does not hold */
async function itemOf(reader: AgendaReader, duty: Duty): Promise<(AgendaItem & Duty) | null> {
	const customer = await heldCustomer(reader, duty.docId);
	if (customer === null) return null;
	const { cid, name: customerName } = customer;
	const ownerName = reader.colleagues.nameOf(duty.owner);
	return { ...duty, cid, customerName, ownerName, mine: duty.owner === reader.self };
}

function dueOf({ due }: Duty): string {
	return due === '' ? '9999' : due;
}
