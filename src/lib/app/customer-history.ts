import type { EditEvent, FieldChange } from '#domain/documents/edit-event.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { history } from '#domain/wire/history.ts';
import type { ServerClient } from '../sync/server-client.ts';
import { assignedName, type Colleagues } from './colleagues.ts';
import type { HistoryAnswer, HistoryQuestion, SavedChange, SavedEdit } from './engine-api.ts';

export interface HistoryReader {
	readonly client: ServerClient;
	readonly colleagues: Colleagues;
	/** uid of who looks at it */
	readonly self: string;
}

const PATIENCE_MS = 20_000;

/** Saves of a customer, newest first, as the server tells them to who is signed in. */
export async function readHistory(
	reader: HistoryReader,
	{ cid, older }: HistoryQuestion
): Promise<HistoryAnswer> {
	const query = older === undefined ? '' : `?before=${encodeURIComponent(older)}`;
	const answer = await reader.client.ask({
		method: 'GET',
		path: `/api/v1/history/${encodeURIComponent(cid)}${query}`,
		schema: history,
		timeoutMs: PATIENCE_MS
	});
	if (answer.kind !== 'ok') return { kind: answer.kind };
	const { events, before, keptSince } = answer.value;
	return {
		kind: 'ok',
		saves: events.map((event) => toSave(event, reader)),
		...(before !== null && { older: before }),
		...(keptSince !== undefined && { keptSince: Date.parse(keptSince) })
	};
}

function toSave(event: EditEvent, { colleagues, self }: HistoryReader): SavedEdit {
	return {
		id: event._id,
		of: parseDocId(event.doc)?.kind ?? 'customer',
		byName: colleagues.nameOf(event.by),
		mine: event.by === self,
		at: Date.parse(event.at),
		changes: event.changes.filter(isTold).map((change) => toChange(change, event, colleagues))
	};
}

/** What follows from another change of the same save, or says nothing to a person. */
function isTold(
	{ path, after }: FieldChange,
	_index: number,
	all: readonly FieldChange[]
): boolean {
	const [list, item, field] = path.split('/');
	if (item === undefined) return list !== 'schema';
	if (list === 'stageLog') return false;
	if (list === 'verified') return field === 'field' && after !== null;
	const isBeside = field === 'kind' || field === 'typed' || field === 'id';
	if (!isBeside) return true;
	return !all.some((other) => other.path !== path && other.path.startsWith(`${list}/${item}/`));
}

function toChange(
	{ path, before, after, cut }: FieldChange,
	{ changes }: EditEvent,
	colleagues: Colleagues
): SavedChange {
	const kind = kindOf(path, changes);
	return {
		path,
		...(kind !== null && { itemKind: kind }),
		before: assignedName(colleagues, path, before) ?? before,
		after: assignedName(colleagues, path, after) ?? after,
		...(cut === true && { cut })
	};
}

function kindOf(path: string, changes: readonly FieldChange[]): string | null {
	const [list, item] = path.split('/');
	if (item === undefined) return null;
	const change = changes.find((other) => other.path === `${list}/${item}/kind`);
	const kind = change?.after ?? change?.before;
	return typeof kind === 'string' ? kind : null;
}
