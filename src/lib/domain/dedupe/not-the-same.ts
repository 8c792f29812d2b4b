import { formatDocId } from '../documents/ids.ts';
import { derivedUlid, type Ulid } from '../documents/ulid.ts';
import type { JsonObject } from '../kernel/json.ts';

/**
 * What somebody decided who looked at two customers: they are not one. It is a link of the two, so
 * only who sees both ever hears of it. Its id follows from the pair: two people who say so on two devices
 * write one document, and its register `apart` is taken back like any other value.
 */
export interface NotTheSame {
	readonly id: string;
	/** of a new document */
	readonly values: JsonObject;
}

/** the role of such a link */
export const NOT_THE_SAME = 'not-the-same';

export function notTheSame(a: Ulid, b: Ulid): NotTheSame {
	const [cid, to] = a < b ? [a, b] : [b, a];
	return {
		id: formatDocId({ kind: 'link', cid, ulid: derivedUlid(cid, `${NOT_THE_SAME}/${to}`) }),
		values: { schema: 1, to, role: NOT_THE_SAME, apart: true }
	};
}
