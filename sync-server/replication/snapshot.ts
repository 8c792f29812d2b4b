import type { Principal } from '#domain/access/principal.ts';
import type { SnapshotLine } from '#domain/wire/snapshot.ts';
import type { LedgerPage } from '../ledger/port.ts';
import type { Asker, Reader } from './reader.ts';
import { toWire } from './wire-document.ts';

/** Rows of the ledger in one go, and bodies read at once: a thousand of the largest would be too much. */
const ROWS = 1000;
const BODIES = 50;
/**
 * Characters of documents after which a line ends. The first is soon on the screen, and little of it
 * comes again on a line that is cut every moment; each takes the device three writes that wait for its
 * disk, so where all goes well they grow.
 */
const FIRST_LINE = 128 * 1024;
const LONGEST_LINE = 1024 * 1024;

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
	const size = { most: FIRST_LINE };
	for (;;) {
		// Rights may have changed since the last part went out, and the session may have ended.
		const principal = await asker.again();
		if (principal === null) return;
		const page = await ledger.changes(principal, { since, limit: ROWS });
		const rows = page.rows.filter((row) => placeOf(row.since) <= placeOf(until));
		const isLast = rows.length < page.rows.length || page.pending === 0;
		const left = isLast ? 0 : page.pending;
		yield* linesOf(reader, principal, rows, { until, left, size });
		since = rows.at(-1)?.since ?? since;
		if (!isLast) continue;
		yield lineOf({ since: until, until, left: 0, docs: [] });
		return;
	}
}

interface Lines {
	readonly until: string;
	/** rows after these */
	readonly left: number;
	/** of the next line, in characters; grows from one to the next */
	readonly size: { most: number };
}

async function* linesOf(
	{ storage, given }: Reader,
	principal: Principal,
	rows: LedgerPage['rows'],
	{ until, left, size }: Lines
): AsyncGenerator<string> {
	let docs: string[] = [];
	let written = 0;
	for (let at = 0; at < rows.length; at += BODIES) {
		const piece = rows.slice(at, at + BODIES);
		const trees = await storage.leaves(piece.flatMap(({ id, deleted }) => (deleted ? [] : id)));
		for (const leaf of [...trees.values()].flat()) {
			const text = JSON.stringify(toWire(leaf, { revs: true }));
			docs.push(text);
			written += text.length;
		}
		const after = piece.at(-1);
		if (after === undefined || (written < size.most && at + BODIES < rows.length)) continue;
		given(principal, docs.length);
		const rest = left + rows.length - Math.min(at + BODIES, rows.length);
		yield lineOf({ since: after.since, until, left: rest, docs });
		docs = [];
		written = 0;
		size.most = Math.min(size.most * 2, LONGEST_LINE);
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
