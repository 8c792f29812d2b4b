import * as z from 'zod/mini';
import { contactAnswers, type ContactChannel } from '#domain/consent/contact-objections.ts';
import { suppressionEntries, suppressionKeyId } from '#domain/consent/suppression.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import type { Consent } from '#domain/documents/events.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { ClosedChannel } from './engine-api.ts';

const settings = z.looseObject({ key: z.string().check(z.regex(/^(?:[0-9a-f]{2}){16,}$/)) });

type Reachable = Pick<CustomerCore, 'phones' | 'emails'>;

/** Where a customer has objected, and where the company's list names them and they have not said otherwise since. */
export async function closedChannels(
	database: LocalDatabase,
	core: Reachable,
	evidence: readonly Consent[]
): Promise<readonly ClosedChannel[]> {
	const answers = contactAnswers(evidence);
	const objections = [...answers].flatMap(([channel, { granted, evidence: last }]) =>
		granted ? [] : [{ channel, since: last.at }]
	);
	const listed = await listedChannels(database, core);
	const others = listed.filter((channel) => !answers.has(channel));
	return [...objections, ...others.map((channel) => ({ channel, since: null }))];
}

/** On which channels the company's list names somebody. */
export async function listedChannels(
	database: LocalDatabase,
	core: Reachable
): Promise<readonly ContactChannel[]> {
	const kept = settings.safeParse((await database.read(suppressionKeyId))?.body);
	if (!kept.success) return [];
	const entries = suppressionEntries(kept.data.key, core);
	const listed = await database.documents.leaves(entries.map(({ id }) => id));
	const found = entries.filter(({ id }) => listed.has(id)).map(({ channel }) => channel);
	return [...new Set(found)];
}
