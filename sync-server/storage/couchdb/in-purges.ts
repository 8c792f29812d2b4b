/** CouchDB refuses more ids in one purge, or more revisions, unless it is told otherwise. */
const MOST_AT_ONCE = { ids: 100, revisions: 1000 };

/** In pieces that CouchDB takes; a document with more leaves than that goes in several. */
export function inPurges(
	leaves: readonly (readonly [id: string, revs: readonly string[]])[]
): readonly (readonly (readonly [string, readonly string[]])[])[] {
	const { ids, revisions } = MOST_AT_ONCE;
	const purges: (readonly [string, readonly string[]])[][] = [];
	let room = 0;
	for (const [id, revs] of leaves) {
		for (let from = 0; from < revs.length; from += revisions) {
			const some = revs.slice(from, from + revisions);
			const last = purges.at(-1);
			if (last === undefined || last.length === ids || room < some.length) {
				purges.push([[id, some]]);
				room = revisions;
			} else last.push([id, some]);
			room -= some.length;
		}
	}
	return purges;
}
