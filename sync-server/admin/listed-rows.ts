import type { ContactChannel } from '#domain/consent/contact-objections.ts';
import {
	suppressionEntries,
	suppressionKeyId,
	type SuppressionEntry
} from '#domain/consent/suppression.ts';
import type { ImportedCustomer } from '#domain/exchange/row-to-customer.ts';
import { z } from 'zod';
import type { Storage } from '../storage/port.ts';

/** A row of a file, counted from 1, the header's included. */
export interface ImportedRow {
	readonly line: number;
	readonly customer: ImportedCustomer;
}

/** A row of somebody whom the company's list names. */
export interface ListedRow {
	readonly line: number;
	readonly channels: readonly ContactChannel[];
}

const KEY = z.string().regex(/^(?:[0-9a-f]{2}){16,}$/);
const reachable = z.object({
	phones: z.array(z.looseObject({ id: z.string(), number: z.string().optional() })).default([]),
	emails: z.array(z.looseObject({ id: z.string(), address: z.string().optional() })).default([])
});

/** Rows at a time. */
const BATCH = 500;

/**
 * Which rows are of people who have asked not to be contacted. Nothing has to be written for them: the
 * list meets their cards on every device by what it takes to reach them.
 */
export async function listedRows(
	storage: Pick<Storage, 'leaves' | 'heads'>,
	rows: readonly ImportedRow[]
): Promise<readonly ListedRow[]> {
	const tree = (await storage.leaves([suppressionKeyId])).get(suppressionKeyId) ?? [];
	const key = KEY.safeParse(tree.find(({ deleted }) => !deleted)?.body['key']);
	// Without a key nobody has objected yet.
	if (!key.success) return [];
	const listed: ListedRow[] = [];
	for (let start = 0; start < rows.length; start += BATCH) {
		const batch = rows.slice(start, start + BATCH).map(({ line, customer }) => ({
			line,
			entries: suppressionEntries(key.data, reachable.parse(customer.values))
		}));
		const known = await storage.heads(batch.flatMap(({ entries }) => entries.map(({ id }) => id)));
		const isListed = ({ id }: SuppressionEntry): boolean => known.has(id);
		for (const { line, entries } of batch) {
			const channels = [...new Set(entries.filter(isListed).map(({ channel }) => channel))];
			if (channels.length > 0) listed.push({ line, channels });
		}
	}
	return listed;
}
