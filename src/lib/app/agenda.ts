import { task } from '#domain/documents/events.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import { customerOf } from './customer-ids.ts';
import type { Colleagues } from './colleagues.ts';
import type { AgendaItem } from './engine-api.ts';

export interface AgendaReader {
	readonly database: LocalDatabase;
	readonly colleagues: Colleagues;
	/** uid of who looks at it */
	readonly self: string;
	/** of a customer; '' for one that the device does not hold */
	readonly nameOf: (cid: string) => string;
}

/** What was finished longer ago is found on the card. */
const LATELY_MS = 24 * 60 * 60 * 1000;

/**
 * Tasks that are open, and those finished in the last day, what is due first at the top; those without
 * a day come last.
 */
export async function readAgenda(reader: AgendaReader): Promise<readonly AgendaItem[]> {
	const { database, colleagues, self, nameOf } = reader;
	const since = new Date(database.clock.now() - LATELY_MS).toISOString();
	const tasks = await readDocuments(database, startingWith('task:'), task);
	return tasks
		.filter(({ archived, done = '' }) => archived !== true && (done === '' || done > since))
		.map((each) => ({
			task: each,
			cid: customerOf(each._id) ?? '',
			customerName: nameOf(customerOf(each._id) ?? ''),
			ownerName: colleagues.nameOf(each.owner),
			mine: each.owner === self
		}))
		.filter(({ customerName }) => customerName !== '')
		.sort((a, b) => dueOf(a).localeCompare(dueOf(b)) || (a.task.at < b.task.at ? -1 : 1));
}

function dueOf({ task: { due } }: AgendaItem): string {
	return due ?? '9999';
}
