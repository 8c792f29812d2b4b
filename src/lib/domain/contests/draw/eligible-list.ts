import { hashText } from '../hash-text.ts';

/** An entry as it stands on the list: nothing of it is personal. */
export interface ListedEntry {
	readonly ulid: string;
	/**
	 * SHA-256 of the entry's content: so the list binds the evidence, and not a revision, which is
	 * what a device calls it.
	 */
	readonly digest: string;
}

/** Those who take part, as they are published. */
export interface EligibleList {
	/** one line an entry, `<ulid> <digest>`, sorted, each ended by a line feed */
	readonly text: string;
	readonly digest: string;
	/** in the order of the text */
	readonly ulids: readonly string[];
}

/** The list of these entries: the same in whatever order they come. */
export function eligibleList(entries: readonly ListedEntry[]): EligibleList {
	const lines = entries.map(({ ulid, digest }) => `${ulid} ${digest}\n`);
	return readList(lines.sort().join(''));
}

/** A list that was kept as its text. */
export function readList(text: string): EligibleList {
	const lines = text.split('\n').slice(0, -1);
	const ulids = lines.map((line) => line.slice(0, line.indexOf(' ')));
	return { text, digest: hashText(text), ulids };
}
