import type { Principal } from '#domain/access/principal.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Storage, StoredRevision } from '../storage/port.ts';

/** All that an endpoint that only reads can reach: no handler writes by accident. */
export interface Reader {
	readonly storage: Pick<
		Storage,
		'info' | 'revsDiff' | 'bulkGet' | 'leaves' | 'leafTexts' | 'attachment'
	>;
	readonly ledger: Ledger;
	/** Puts on record that somebody was given so many documents. */
	readonly given: (principal: Principal, documents: number) => void;
}

/** Who asks, for as long as the request lasts. */
export interface Asker {
	readonly principal: Principal;
	/**
	 * The asker as they are now, for a request that has been waiting: a session that was ended
	 * meanwhile gets nothing more. null when it has been.
	 */
	again(): Promise<Principal | null>;
}

/**
 * Which of these the principal may read. What does not exist is not among them, so nothing that
 * follows can tell the two apart.
 */
export async function readable(
	ledger: Ledger,
	principal: Principal,
	ids: Iterable<string>
): Promise<ReadonlySet<string>> {
	const asked = [...new Set(ids)];
	const may = await Promise.all(asked.map((id) => ledger.mayRead(principal, id)));
	return new Set(asked.filter((_, index) => may[index]));
}

/** Of whoever's rights change as often as they are asked about, the last answer stands. */
const MOST_LOOKS = 3;

/**
 * The same, for an answer after which a client forgets what it was not given. So whatever is left out is
 * gone from its ledger too: if the right to see it comes back before the feed is read again, the feed
 * brings it once more. Otherwise nothing would: the client has passed its place. What the ledger still
 * has came back into sight meanwhile, and is looked at again.
 */
export async function readableOrGone(
	ledger: Ledger,
	principal: Principal,
	ids: Iterable<string>
): Promise<ReadonlySet<string>> {
	const asked = [...new Set(ids)];
	let visible = await readable(ledger, principal, asked);
	for (let looks = 1; looks < MOST_LOOKS && visible.size < asked.length; looks++) {
		const others = asked.filter((id) => !visible.has(id));
		if ((await ledger.standing(principal, others)).size === 0) break;
		visible = await readable(ledger, principal, asked);
	}
	return visible;
}

/**
 * The leaves of a document that the principal may read, winner first; none of any other. Storage is
 * asked either way, so that the time of an answer says no more than its words.
 */
export async function readableLeaves(
	{ storage, ledger }: Reader,
	principal: Principal,
	id: string
): Promise<readonly StoredRevision[]> {
	const [visible, leaves] = await Promise.all([
		readableOrGone(ledger, principal, [id]),
		storage.leaves([id])
	]);
	return visible.has(id) ? (leaves.get(id) ?? []) : [];
}
