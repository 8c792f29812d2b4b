import type { RevisionInput } from '../../sync-server/storage/port.ts';

/** Some new documents, an edit of those of the batch before, and a tombstone; bodies of all sizes. */
export function crashBatch(batch: number): RevisionInput[] {
	const size = 1 + (batch % 7);
	const created = Array.from({ length: size }, (_, i) => ({
		id: `doc-${batch}-${i}`,
		path: ['1-a'],
		deleted: false,
		body: { batch, text: 'x'.repeat((batch * 379 + i * 97) % 9000) }
	}));
	if (batch === 0) return created;
	const before = `doc-${batch - 1}-0`;
	const edited = { id: before, path: ['2-b', '1-a'], deleted: batch % 3 === 0, body: { batch } };
	return [...created, edited];
}
