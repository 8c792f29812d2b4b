import type { CustomerCore } from '#domain/documents/customer.ts';
import type { Json } from '#domain/kernel/json.ts';
import { sameJson } from '#domain/merge/canonical-json.ts';
import type { Written } from '#domain/merge/cell.ts';
import { shownValues, type ShownValue } from '#domain/merge/changes-between.ts';
import { parsePath } from '#domain/merge/path.ts';
import { deviceOf, parseStamp, type Stamp } from '#domain/merge/stamp.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { coreId, customerOf } from './customer-ids.ts';
import { absorbedBy } from './customer-merges.ts';

/** Of the stamps of what the server writes. */
const SERVER = 'server';

/** The stamp of who wrote a value; null where it is not known, or the value's own says so. */
export type WriterOf = (path: string, written: Written) => Stamp | null;

const nobodyElse: WriterOf = () => null;

/**
 * What was written on a card after it had been merged came to the winner's by the server, and under its
 * stamp: a card may name no edit that it has not met. Who wrote it stands on the card where they did.
 *
 * @param values that are asked about
 */
export async function lateWriters(
	database: LocalDatabase,
	core: CustomerCore,
	values: readonly Written[]
): Promise<WriterOf> {
	if (!values.some(cameLate)) return nobodyElse;
	const absorbed = await absorbedBy(database, customerOf(core._id) ?? '', core);
	const cards = await Promise.all(
		absorbed.map(async ({ cid, at }) => {
			const card = await database.read(coreId(cid));
			return { at: at ?? 0, shown: card === null ? [] : [...shownValues(card.body)] };
		})
	);
	return (path, written) => {
		if (!cameLate(written)) return null;
		const { ms } = parseStamp(originOf(written));
		const merged = cards.filter(({ at }) => at <= ms);
		return writerAmong(
			merged.flatMap(({ shown }) => shown),
			path,
			written.v
		);
	};
}

function originOf({ t, o = t }: Written): Stamp {
	return o;
}

function cameLate(written: Written): boolean {
	return deviceOf(originOf(written)) === SERVER;
}

function writerAmong(
	shown: readonly (readonly [path: string, ShownValue])[],
	path: string,
	value: Json
): Stamp | null {
	const same = shown.filter(([, each]) => sameJson(each.value, value));
	// An item may stand under another id there.
	const place = placeOf(path);
	const there = same.find(([at]) => at === path) ?? same.find(([at]) => placeOf(at) === place);
	const stamp = there?.[1].stamp ?? null;
	return stamp === null || deviceOf(stamp) === SERVER ? null : stamp;
}

/** Of an item's field, whatever the item. */
function placeOf(text: string): string {
	const path = parsePath(text);
	return path?.kind === 'itemField' ? `${path.list}//${path.field}` : text;
}
