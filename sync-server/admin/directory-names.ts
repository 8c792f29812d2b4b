import type { DirectoryKind } from '#domain/documents/ids.ts';
import { formatDocId, isSlug } from '#domain/documents/ids.ts';
import type { Storage } from '../storage/port.ts';
import { firstRevision } from './first-revision.ts';
import { UsageError } from './usage-error.ts';

/** No installation has more roles or territories than a person can list. */
const MANY = 1000;

/** Slugs of all `role:`, `team:` or `territory:` documents. */
async function directorySlugs(storage: Storage, kind: DirectoryKind): Promise<readonly string[]> {
	const rows = await storage.list({ from: `${kind}:`, to: `${kind};`, limit: MANY });
	return rows.map(({ id }) => id.slice(kind.length + 1));
}

/** @throws UsageError that lists those which there are */
export async function requireSlugs(
	storage: Storage,
	kind: DirectoryKind,
	wanted: readonly string[]
): Promise<void> {
	const known = await directorySlugs(storage, kind);
	const unknown = wanted.find((slug) => !known.includes(slug));
	if (unknown === undefined) return;
	const others = known.length === 0 ? 'There is none yet.' : `There are: ${known.join(', ')}.`;
	throw new UsageError(`There is no ${kind} "${unknown}". ${others}`);
}

/**
 * Makes the teams or territories that are missing, named like their slug until somebody names them
 * better: a first user must be able to have a territory before there is anyone to make one.
 *
 * @returns the slugs that are new
 */
export async function ensurePlaces(
	storage: Storage,
	kind: 'team' | 'territory',
	wanted: readonly string[],
	now: number
): Promise<readonly string[]> {
	const wrong = wanted.find((slug) => !isSlug(slug));
	if (wrong !== undefined) {
		throw new UsageError(
			`"${wrong}" can't name a ${kind}: use small letters, digits and hyphens, such as "norte".`
		);
	}
	const known = await directorySlugs(storage, kind);
	const missing = wanted.filter((slug) => !known.includes(slug));
	const revisions = missing.map((slug) =>
		firstRevision(formatDocId({ kind, slug }), { schema: 1, name: slug }, now)
	);
	if (revisions.length > 0) await storage.bulkDocs(revisions);
	return missing;
}
