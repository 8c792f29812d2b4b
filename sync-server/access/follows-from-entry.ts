import { deriveFromEntry } from '#domain/contests/derive-from-entry.ts';
import { entry } from '#domain/documents/contest.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { RevisionInput, StoredRevision } from '../storage/port.ts';

/** Of these documents, the entries that they say they follow from, whether there are any or not. */
export function entriesNamed(revisions: readonly RevisionInput[]): readonly string[] {
	return [...new Set(revisions.flatMap((revision) => entryNamed(revision) ?? []))];
}

function entryNamed({ id, body }: RevisionInput): string | null {
	const parsed = parseDocId(id);
	if (parsed?.kind === 'consent' || parsed?.kind === 'activity') {
		const named = typeof body['entry'] === 'string' ? parseDocId(body['entry']) : null;
		return named?.kind === 'entry' ? formatDocId(named) : null;
	}
	const { campaign: kid } = body;
	if (parsed?.kind !== 'customer' || parsed.section !== 'core') return null;
	if (typeof kid !== 'string' || !isUlid(kid)) return null;
	return formatDocId({ kind: 'entry', kid, ulid: parsed.cid });
}

/** Names of the revisions that follow from entries which this person has handed in before. */
export function followingFrom(
	entries: readonly string[],
	trees: ReadonlyMap<string, readonly StoredRevision[]>,
	uid: string
): readonly string[] {
	return entries
		.flatMap((id) => trees.get(id) ?? [])
		.filter(({ deleted, body }) => !deleted && body['by'] === uid)
		.flatMap(derivedNames);
}

/** What follows from an entry is the server's to write, whatever its author may write themselves. */
export function derivedNames({ id, body }: Pick<RevisionInput, 'id' | 'body'>): readonly string[] {
	if (parseDocId(id)?.kind !== 'entry') return [];
	const parsed = entry.safeParse({ ...body, _id: id });
	return parsed.success ? deriveFromEntry(parsed.data).map(nameOf) : [];
}

export function nameOf({ id, path: [rev = ''] }: Pick<RevisionInput, 'id' | 'path'>): string {
	return `${id} ${rev}`;
}
