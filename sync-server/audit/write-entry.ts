import type { JsonBody } from '../storage/port.ts';
import { sha256 } from './chain.ts';
import type { AuditEntry, Author, RecordedRevision } from './port.ts';

interface Written {
	readonly id: string;
	readonly path: readonly string[];
	readonly body: JsonBody;
}

/** What is put on record of revisions that were written together. One document is named. */
export function writeEntry(author: Author, written: readonly Written[]): AuditEntry {
	const ids = new Set(written.map(({ id }) => id));
	const [first = ''] = ids;
	return {
		...author,
		action: 'write',
		subject: ids.size === 1 ? first : '',
		count: written.length
	};
}

/** Who is no colleague on a device: the server itself, or its command line. */
export function authorOf(actor: 'server' | 'command', at: number): Author {
	return { at, actor, device: null };
}

export function recordedRevision(written: Written): RecordedRevision {
	return recordedText(written, JSON.stringify(written.body));
}

/** @param text of the body, as JSON */
export function recordedText(
	{ id, path }: Pick<Written, 'id' | 'path'>,
	text: string
): RecordedRevision {
	return { id, rev: path[0] ?? '', body: sha256(text) };
}
