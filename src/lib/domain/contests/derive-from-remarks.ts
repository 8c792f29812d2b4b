import type { Entry } from '../documents/contest.ts';
import { namedUlid, ulidTime, type Ulid } from '../documents/ulid.ts';
import type { JsonObject } from '../kernel/json.ts';
import { createBody } from '../merge/create-body.ts';

export function morePhones({ remarks }: Entry, cid: Ulid): readonly JsonObject[] {
	return (remarks?.phones ?? []).map(({ kind, typed, number = typed }, i) => ({
		id: after(cid, 'phone', i),
		kind,
		number,
		typed
	}));
}

export function moreEmails({ remarks }: Entry, cid: Ulid): readonly JsonObject[] {
	return (remarks?.emails ?? []).map(({ kind, address }, i) => ({
		id: after(cid, 'email', i),
		kind,
		address
	}));
}

export function tags({ remarks }: Entry, cid: Ulid): readonly JsonObject[] {
	return (remarks?.tags ?? []).map((value, i) => ({ id: after(cid, 'tag', i), value }));
}

export function interest({ remarks }: Entry): JsonObject {
	return remarks?.interest === undefined ? {} : { interest: remarks.interest };
}

/**
 * What was noted in words, as a note on the customer: each is a document of its own, so no later one
 * takes the place of a former. null where nothing was.
 */
export function noteBody(entry: Entry): JsonObject | null {
	const summary = entry.remarks?.note?.trim() ?? '';
	if (summary === '') return null;
	const { _id, by, at, stamp } = entry;
	return createBody({ schema: 1, channel: 'note', summary, by, at, entry: _id }, stamp);
}

/** Follows from the customer's, and sorts after what was answered: the first is whom one calls. */
function after(cid: Ulid, name: string, turn: number): Ulid {
	return namedUlid(ulidTime(cid) + 1, turn, `${cid}/${name}/${turn}`);
}
