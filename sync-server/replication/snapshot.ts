import type { Principal } from '#domain/access/principal.ts';
import type { SnapshotLine } from '#domain/wire/snapshot.ts';
import type { LedgerPage } from '../ledger/port.ts';
import type { Asker, Reader } from './reader.ts';
import { toWire } from './wire-document.ts';

/** Rows of the ledger in one go, and bodies read at once: a thousand of the largest would be too much. */
const ROWS = 500;
const BODIES = 50;
/** Characters of documents after which a line ends: whatever is cut comes again. */
const LINE = 256 * 1024;

/**
 * What the asker may see, as it stands, for a device that has nothing: the live documents of the
 * asker's own ledger, each with all its leaves, up to where it ended when the first part was asked
 * for. What changes meanwhile moves behind that place, and comes with the feed: deletions too, of which
 * a snapshot needs none.
 *
 * Each line stands for itself, with the token after it: cut anywhere, it goes on from the last whole one.
 *
 * @param from where to go on, and the end that was told then; anything that is not of this epoch
 * begins anew
 * @returns lines of JSON; the last has the end's own token
 */
export async function* snapshot(
	reader: Reader,
	asker: Asker,
	from: { readonly since: string; readonly until: string }
): AsyncGenerator<string> {
	const { ledger } = reader;
	const goesOn = from.until !== '' && from.until.endsWith(`-${ledger.epoch()}`);
	const until = goesOn ? from.until : (await ledger.info(asker.principal)).since;
	let since = goesOn ? from.since : '0';
	for (;;) {
		// Rights may have changed since the last part went out, and the session may have ended.
		const principal = await asker.again();
		if (principal === null) return;
		const page = await ledger.changes(principal, { since, limit: ROWS });
		const rows = page.rows.filter((row) => placeOf(row.since) <= placeOf(until));
		const isLast = rows.length < page.rows.length || page.pending === 0;
		const left = isLast ? 0 : page.pending;
		yield* linesOf(reader, principal, rows, { until, left });
		since = rows.at(-1)?.since ?? since;
		if (!isLast) continue;
		yield lineOf({ since: until, until, left: 0, docs: [] });
		return;
	}
}

async function* linesOf(
	{ storage, given }: Reader,
	principal: Principal,
	rows: LedgerPage['rows'],
	{ until, left }: { readonly until: string; readonly left: number }
): AsyncGenerator<string> {
	let docs: string[] = [];
	let size = 0;
	for (let at = 0; at < rows.length; at += BODIES) {
		const piece = rows.slice(at, at + BODIES);
		const trees = await storage.leaves(piece.flatMap(({ id, deleted }) => (deleted ? [] : id)));
		for (const leaf of [...trees.values()].flat()) {
			const text = JSON.stringify(toWire(leaf, { revs: true }));
			docs.push(text);
			size += text.length;
		}
		const after = piece.at(-1);
		if (after === undefined || (size < LINE && at + BODIES < rows.length)) continue;
		given(principal, docs.length);
		const rest = left + rows.length - Math.min(at + BODIES, rows.length);
		yield lineOf({ since: after.since, until, left: rest, docs });
		docs = [];
		size = 0;
	}
}

/** @param docs written already: each is written once */
function lineOf({
	docs,
	...told
}: Omit<SnapshotLine, 'docs'> & { readonly docs: readonly string[] }): string {
	return `${JSON.stringify(told).slice(0, -1)},"docs":[${docs.join(',')}]}\n`;
}

/** Tokens are `<number>-<epoch>`, of one epoch here. */
function placeOf(token: string): number {
	return Number.parseInt(token, 10);
}
