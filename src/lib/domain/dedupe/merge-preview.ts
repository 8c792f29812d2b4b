import { customerCore } from '../documents/customer.ts';
import { merging } from '../documents/merging.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { sameJson } from '../merge/canonical-json.ts';
import { checkedAt, reachData } from '../merge/checked-at.ts';
import { asItems, ownId } from '../merge/item-list.ts';
import type { PlainBody } from '../merge/merge-body.ts';
import { fieldPath, isItemField, isKey, itemFieldPath } from '../merge/path.ts';
import { isSameItem } from './same-item.ts';

export type Side = 'winner' | 'loser';

/** A field of which the two cards say different things. */
interface FieldChoice {
	/** as in `m.f`: `jobTitle`, or `phones/<item>/kind` of an item that both have */
	readonly path: string;
	/** null where it says nothing */
	readonly winner: Json;
	readonly loser: Json;
	/** what is taken unless somebody chooses */
	readonly suggested: Side;
}

/** An item that only the loser has, and the winner would get. */
interface ItemGain {
	readonly list: string;
	/** its id, which it keeps */
	readonly item: string;
	readonly values: JsonObject;
}

/** What a merge of two cards would do, for somebody to look at and to choose. */
export interface MergePreview {
	readonly fields: readonly FieldChoice[];
	readonly items: readonly ItemGain[];
}

/** Each card's own: it says how this card came to be here, or left. */
export const NOT_CHOSEN: ReadonlySet<string> = new Set(['archived', 'duplicateOf', 'absorbed']);
/** It is about the item that it stands in. */
const AS_OF = 'asOf';
/** The earlier one is when it all began. */
const EARLIEST = new Set(['customerSince']);

/** @param winner the core card as it is shown, and likewise `loser` */
export function previewMerge(winner: PlainBody, loser: PlainBody): MergePreview {
	const keys = [...new Set([...Object.keys(winner), ...Object.keys(loser)])];
	const fields: FieldChoice[] = [];
	const items: ItemGain[] = [];
	const aged = agedBy(loser);
	for (const key of keys.filter((key) => isKey(key) && !NOT_CHOSEN.has(key)).sort()) {
		const [mine, theirs] = [valueAt(winner, key), valueAt(loser, key)];
		const gains = asItems(key, theirs);
		if (gains !== null && (mine === null || asItems(key, mine) !== null)) {
			compareLists(key, asItems(key, mine) ?? [], gains.map(aged(key)), { fields, items });
		} else {
			compareValues(fieldPath(key), mine, theirs, fields);
		}
	}
	return { fields, items };
}

/** With when each way to reach them was last known to be right: what a merge writes would look new. */
function agedBy(loser: PlainBody): (list: string) => (item: JsonObject) => JsonObject {
	const { verified, phones, emails, addresses } = customerCore.shape;
	const card = {
		m: merging.safeParse(loser['m']).data,
		verified: verified.safeParse(loser['verified']).data,
		phones: phones.safeParse(loser['phones']).data,
		emails: emails.safeParse(loser['emails']).data,
		addresses: addresses.safeParse(loser['addresses']).data
	};
	const ages = new Map(reachData(card).map((datum) => [datum.field, checkedAt(card, datum)]));
	return (list) => (item) => {
		const at = ages.get(`${list}/${ownId(item) ?? ''}`) ?? null;
		return at === null ? item : { ...item, [AS_OF]: new Date(at).toISOString() };
	};
}

function compareValues(path: string, winner: Json, loser: Json, fields: FieldChoice[]): void {
	if (loser === null || sameJson(winner, loser)) return;
	fields.push({ path, winner, loser, suggested: suggestedSide(path, winner, loser) });
}

function suggestedSide(path: string, winner: Json, loser: Json): Side {
	if (winner === null || winner === '') return 'loser';
	if (!EARLIEST.has(path)) return 'winner';
	const areTexts = typeof winner === 'string' && typeof loser === 'string';
	return areTexts && loser < winner ? 'loser' : 'winner';
}

/** Of an item that both have, the winner gets what only the loser's says; the rest is not asked about. */
function compareLists(
	list: string,
	mine: readonly JsonObject[],
	theirs: readonly JsonObject[],
	{ fields, items }: { readonly fields: FieldChoice[]; readonly items: ItemGain[] }
): void {
	for (const item of theirs) {
		const id = ownId(item);
		if (id === null) continue;
		const own = mine.find((one) => ownId(one) === id || isSameItem(list, one, item));
		if (own === undefined) {
			const isTwice = items.some(
				(gain) => gain.list === list && isSameItem(list, gain.values, item)
			);
			if (!isTwice) items.push({ list, item: id, values: withoutId(item) });
			continue;
		}
		for (const [field, value] of Object.entries(item)) {
			if (!isItemField(field) || field === AS_OF || valueAt(own, field) !== null) continue;
			const path = itemFieldPath(list, ownId(own) ?? id, field);
			fields.push({ path, winner: null, loser: value, suggested: 'loser' });
		}
	}
}

function withoutId({ id: _id, ...values }: JsonObject): JsonObject {
	return values;
}

function valueAt(body: PlainBody, key: string): Json {
	return ((Object.hasOwn(body, key) ? body[key] : null) ?? null) as Json;
}
