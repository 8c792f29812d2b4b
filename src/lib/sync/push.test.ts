import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { createMemoryDocuments } from '../store/memory-documents.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { push } from './push.ts';
import type { RemoteDatabase } from './remote-database.ts';

/** Long enough for a push that waits for nothing to be over. */
const A_PUSH_MS = 100;

test('what is being written while a push begins is sent, and not taken for sent', async () => {
	const documents = createMemoryDocuments('push-half-way');
	let release = (): void => undefined;
	const held = new Promise<void>((resolve) => (release = resolve));
	const slow: typeof documents = {
		...documents,
		write: async (revisions) => {
			await held;
			await documents.write(revisions);
		}
	};
	const database = await LocalDatabase.open({
		documents: slow,
		side: createMemorySideStore(),
		device: 'd0123456789abcde',
		clock: () => Date.UTC(2026, 10, 20)
	});
	const arrived: string[] = [];
	const remote = {
		fetch: () => Promise.resolve([]),
		revsDiff: (asked) => Promise.resolve(asked),
		push: (revisions) => {
			arrived.push(...revisions.map(({ id }) => id));
			return Promise.resolve(new Map());
		}
	} satisfies Partial<RemoteDatabase> as unknown as RemoteDatabase;
	const context = { database, remote, sending: () => undefined, receiving: () => undefined };

	const id = `contest:${newUlid(1, () => 0)}`;
	const revision = { id, rev: '1-aa', path: ['1-aa'], deleted: false, body: { schema: 1 } };
	const writing = database.create(id, () => [revision], id);
	await expect.poll(() => database.outbox.has(id)).toBe(true);
	const pushing = push(context);
	await Promise.race([pushing, delay(A_PUSH_MS)]);
	release();
	await Promise.all([writing, pushing]);

	expect(arrived).toEqual([id]);
	expect(database.outbox.size).toBe(0);
	await database.destroy();
});
