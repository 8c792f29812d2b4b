import type { KnownEntry } from '#domain/contests/entry-overview.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { Ruling } from '#domain/documents/ruling.ts';
import { deviceOf, isStamp } from '#domain/merge/stamp.ts';
import { displayName } from '#domain/search/display-name.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Colleagues } from './colleagues.ts';
import type { SecondEntry } from './contests-api.ts';
import type { KnownEntries } from './entry-book.ts';

/** Entries of which the server said that they are somebody's second, newest first. */
export function secondEntries(
	{ rulings, entries }: KnownEntries,
	colleagues: Colleagues
): readonly SecondEntry[] {
	const named = (ulid: string): SecondEntry['entry'] => {
		const known = isUlid(ulid) ? entries.get(ulid) : undefined;
		return known === undefined ? null : nameOf(known, colleagues);
	};
	return [...rulings.values()]
		.flatMap((ruling): SecondEntry[] => {
			const id = parseDocId(ruling._id);
			if (id?.kind !== 'ruling') return [];
			const { ulid } = id;
			const { because, duplicateOf } = ruling;
			const allowedBy = ruling.counts === true ? whoRuled(ruling, colleagues) : null;
			return [{ ulid, because, entry: named(ulid), first: named(duplicateOf), allowedBy }];
		})
		.sort((a, b) => (a.ulid < b.ulid ? 1 : -1));
}

function nameOf({ ulid, entry }: KnownEntry, colleagues: Colleagues): SecondEntry['entry'] {
	const { answers, customer, at, by } = entry;
	const { givenName, familyName, companyName, phone, email } = answers;
	const name = displayName({ type: 'person', givenName, familyName, companyName });
	return {
		cid: customer ?? ulid,
		name: name || phone || email || '',
		at,
		byName: colleagues.nameOf(by)
	};
}

/** The stamp of the choice names the device that it was made on. */
function whoRuled({ m }: Ruling, colleagues: Colleagues): string {
	const stamp = m?.f['counts'];
	const uid =
		stamp !== undefined && isStamp(stamp) ? colleagues.userOfDevice(deviceOf(stamp)) : null;
	return uid === null ? '' : colleagues.nameOf(uid);
}
