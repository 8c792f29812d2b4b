import { activity, complaint, purchase, task } from '#domain/documents/events.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { firstRevision } from '../store/first-revision.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { EngineError } from './engine-error.ts';
import { customerEvents, type NewEvent } from './engine-api.ts';

const SCHEMAS = { activity, complaint, task, purchase } as const;

/**
 * Notes something on a customer: a contact, a task, a complaint, a purchase. Noted twice under one
 * ulid it is one document.
 *
 * @param by uid of who notes it
 * @throws EngineError `invalid` for what is no such thing
 */
export async function addEvent(
	database: LocalDatabase,
	by: string,
	event: NewEvent
): Promise<void> {
	const { kind, cid, ulid } = event;
	if (!isUlid(cid) || !isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	const id = formatDocId({ kind, cid, ulid });
	const at = new Date(database.clock.now()).toISOString();
	const values = { at, ...event.values, schema: 1, by };
	const parsed = SCHEMAS[kind].safeParse({ ...values, _id: id });
	if (!parsed.success) throw new EngineError('invalid', parsed.error.message);
	await database.create(id, (stamp) => [firstRevision(id, createBody(values, stamp))], cid);
}

/** Whether this is something that was noted on a customer, and can be changed. */
export function isCustomerEvent(docId: string): boolean {
	const kind = parseDocId(docId)?.kind;
	return customerEvents.some((each) => each === kind);
}
