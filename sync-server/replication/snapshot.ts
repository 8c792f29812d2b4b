import type { Principal } from '#domain/access/principal.ts';
import type { SnapshotLine } from '#domain/wire/snapshot.ts';
import type { LedgerPage } from '../ledger/port.ts';
import type { Asker, Reader } from './reader.ts';
import { toWireText } from './wire-document.ts';

/** Rows of the ledger in one go, and bodies read at once: a thousand of the largest would be too much. */
const ROWS = 1000;
const BODIES = 50;
/**
 * Characters of documents after which a line ends. The first is soon on the screen, and little of it
 * comes again on a line that is cut every moment; each takes the device three writes that wait for its
 * disk, so where all goes well they grow.
 */
const FIRST_LINE = 128 * 1024;
const LONGEST_LINE = 2 * 1024 * 1024;

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
	const { ledger, given } = reader;
	const goesOn = from.until !== '' && from.until.endsWith(`-${ledger.epoch()}`);
	const until = goesOn ? from.until : (await ledger.info(asker.principal)).since;
	let since = goesOn ? from.since : '0';
	const line = new Line();
	for (;;) {
		// Rights may have changed since the last part went out, and the session may have ended.
		const principal = await asker.again();
		if (principal === null) return;
		const page = await ledger.changes(principal, { since, limit: ROWS });
		const rows = page.rows.filter((row) => placeOf(row.since) <= placeOf(until));
		const isLast = rows.length < page.rows.length || page.pending === 0;
		const left = isLast ? 0 : page.pending;
		yield* linesOf(reader, principal, rows, { until, left, line });
		since = rows.at(-1)?.since ?? since;
		if (!isLast) continue;
		given(principal, line.count);
		yield line.end({ since: until, until, left: 0 });
		return;
	}
}

interface Lines {
	readonly until: string;
	/** rows after these */
	readonly left: number;
	/** what a former page has left over for the next line */
	readonly line: Line;
}

async function* linesOf(
	{ storage, given }: Reader,
	principal: Principal,
	rows: LedgerPage['rows'],
	{ until, left, line }: Lines
): AsyncGenerator<string> {
	for (let at = 0; at < rows.length; at += BODIES) {
		const piece = rows.slice(at, at + BODIES);
		const trees = await storage.leafTexts(piece.flatMap(({ id, deleted }) => (deleted ? [] : id)));
		for (const leaf of [...trees.values()].flat()) line.add(toWireText(leaf));
		const after = piece.at(-1);
		if (after === undefined || !line.isFull) continue;
		given(principal, line.count);
		yield line.end({ since: after.since, until, left: left + rows.length - at - piece.length });
	}
}

/** One line after the other, each longer than the last. */
class Line {
	#docs: string[] = [];
	#written = 0;
	#most = FIRST_LINE;

	/** documents in it */
	get count(): number {
		return this.#docs.length;
	}

	get isFull(): boolean {
		return this.#written >= this.#most;
	}

	/** @param text JSON */
	add(text: string): void {
		this.#docs.push(text);
		this.#written += text.length;
	}

	/** @returns it whole, with what is told after its documents; the next one is empty */
	end(told: Omit<SnapshotLine, 'docs'>): string {
		const text = `${JSON.stringify(told).slice(0, -1)},"docs":[${this.#docs.join(',')}]}\n`;
		this.#docs = [];
		this.#written = 0;
		this.#most = Math.min(this.#most * 2, LONGEST_LINE);
		return text;
	}
}

/** Tokens are `<number>-<epoch>`, of one epoch here. */
function placeOf(token: string): number {
	return Number.parseInt(token, 10);
}
