import type { Principal } from '#domain/access/principal.ts';
import { bucketCount, bucketDigests, bucketOf } from '#domain/wire/bucket-digests.ts';
import {
	DIGESTS_VERSION,
	digestRowsRequest,
	type DigestRow,
	type Digests
} from '#domain/wire/digests.ts';
import type { Ledger, LedgerRow } from '../ledger/port.ts';
import { parseRequest } from './parse-request.ts';
import { badRequest } from './refusal.ts';

const ROWS = 5000;

/**
 * What the asker may see, told so shortly that a device which holds nearly the same finds out where it
 * differs: by the digests of buckets of ids. They are made of the asker's own ledger alone, so what is
 * hidden moves none of them.
 */
export async function digests(ledger: Ledger, principal: Principal): Promise<Digests> {
	// What is written from here on comes with the feed, whether or not the digests have it too.
	const { since, docCount } = await ledger.info(principal);
	const rows = await visibleRows(ledger, principal);
	const held = [...rows.values()]
		.filter(({ deleted }) => !deleted)
		.map(({ id, leaves, liveLeaves }) => ({ id, revs: leaves.slice(0, liveLeaves) }));
	return {
		version: DIGESTS_VERSION,
		since,
		digests: [...bucketDigests(held, bucketCount(docCount))]
	};
}

/**
 * What the asker may see in some buckets, tombstones included: a device may hold what was deleted.
 *
 * @throws Refusal 400
 */
export async function digestRows(
	ledger: Ledger,
	principal: Principal,
	request: { readonly body: unknown }
): Promise<readonly DigestRow[]> {
	const { of, buckets } = parseRequest(digestRowsRequest, request.body);
	if (!Number.isInteger(Math.log2(of))) throw badRequest('of: must be a power of two');
	const asked = new Set(buckets);
	const rows = await visibleRows(ledger, principal);
	return [...rows.values()]
		.filter(({ id }) => asked.has(bucketOf(id, of)))
		.map(({ id, leaves, liveLeaves }) => ({ id, revs: [...leaves], live: liveLeaves }));
}

/** By id: a document that is written meanwhile comes twice, and its last row counts. */
async function visibleRows(
	ledger: Ledger,
	principal: Principal
): Promise<ReadonlyMap<string, LedgerRow>> {
	const rows = new Map<string, LedgerRow>();
	let since = '0';
	for (;;) {
		const page = await ledger.changes(principal, { since, limit: ROWS });
		for (const row of page.rows) rows.set(row.id, row);
		if (page.pending === 0) return rows;
		since = page.lastSince;
	}
}
