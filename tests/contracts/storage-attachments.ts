import { describe, expect, test } from 'vitest';
import type { AttachmentInput, RevisionInput, Storage } from '../../sync-server/storage/port.ts';
import { rev, tombstone } from './revisions.ts';

const attached = (text: string, revpos = 1): AttachmentInput => ({
	contentType: 'text/plain',
	revpos,
	// The store takes a digest's word for it; the endpoint computes it.
	digest: `md5-${text}`,
	length: text.length,
	data: Buffer.from(text)
});

const stub = (text: string, revpos = 1): AttachmentInput => {
	const { data: _data, ...facts } = attached(text, revpos);
	return facts;
};

const holding = (
	revision: RevisionInput,
	attachments: Readonly<Record<string, AttachmentInput>>
): RevisionInput => ({ ...revision, attachments });

/** What every adapter promises of attachments and of forgetting old bodies. */
export function attachmentsContract(open: () => Storage | Promise<Storage>): void {
	const read = async (storage: Storage, id: string, digest: string) => {
		const data = await storage.attachment(id, digest);
		return data === null ? null : Buffer.from(data).toString();
	};

	describe('attachments', () => {
		test('are named by their revision, and their bytes are read by digest', async () => {
			const storage = await open();
			await storage.bulkDocs([holding(rev('a', '1-a'), { 'x.txt': attached('hello') })]);
			const [row] = await storage.bulkGet([{ id: 'a' }]);
			expect(row?.found[0]?.attachments).toEqual({ 'x.txt': stub('hello') });
			expect((await storage.leaves(['a'])).get('a')?.[0]?.attachments).toEqual({
				'x.txt': stub('hello')
			});
			expect(await read(storage, 'a', 'md5-hello')).toBe('hello');
			await storage.close();
		});

		test('of another document are not opened by their digest', async () => {
			const storage = await open();
			await storage.bulkDocs([
				holding(rev('a', '1-a'), { x: attached('secret') }),
				rev('b', '1-b')
			]);
			expect(await storage.attachment('b', 'md5-secret')).toBeNull();
			await expect(
				storage.bulkDocs([holding(rev('b', '2-b 1-b'), { x: stub('secret') })])
			).rejects.toMatchObject({ code: 'missing-attachment' });
			await storage.close();
		});

		test('need their bytes once: later revisions only name them', async () => {
			const storage = await open();
			await storage.bulkDocs([holding(rev('a', '1-a'), { x: attached('hello') })]);
			await storage.bulkDocs([holding(rev('a', '2-b 1-a'), { y: stub('hello') })]);
			const [row] = await storage.bulkGet([{ id: 'a' }]);
			expect(row?.found[0]?.attachments).toEqual({ y: stub('hello') });
			expect(await read(storage, 'a', 'md5-hello')).toBe('hello');
			await storage.close();
		});

		test('a batch with one that is missing writes nothing of it', async () => {
			const storage = await open();
			await expect(
				storage.bulkDocs([
					holding(rev('a', '1-a'), { x: attached('hello') }),
					holding(rev('b', '1-b'), { x: stub('nowhere') })
				])
			).rejects.toMatchObject({ code: 'missing-attachment' });
			expect(await storage.info()).toMatchObject({ docCount: 0, updateSeq: 0 });
			expect(await storage.attachment('a', 'md5-hello')).toBeNull();
			await storage.close();
		});

		test('go with the document when it is erased', async () => {
			const storage = await open();
			await storage.bulkDocs([holding(rev('a', '1-a'), { x: attached('hello') })]);
			await storage.erase(['a']);
			expect(await storage.attachment('a', 'md5-hello')).toBeNull();
			await storage.close();
		});
	});

	describe('compacting', () => {
		test('forgets the bodies of all but the leaves, and what only they had attached', async () => {
			const storage = await open();
			await storage.bulkDocs([
				holding(rev('a', '1-a'), { old: attached('old'), both: attached('both') }),
				holding(rev('a', '2-b 1-a'), { both: stub('both') }),
				holding(rev('a', '2-c 1-a'), { other: attached('other', 2) }),
				rev('gone', '1-g'),
				tombstone('gone', '2-g 1-g')
			]);
			await storage.compact(['a', 'gone', 'never']);
			const rows = await storage.bulkGet([
				{ id: 'a', rev: '1-a' },
				{ id: 'a', rev: '2-b' },
				{ id: 'a', rev: '2-c' },
				{ id: 'gone', rev: '1-g' },
				{ id: 'gone', rev: '2-g' }
			]);
			expect(rows.map(({ found }) => found.length)).toEqual([0, 1, 1, 0, 1]);
			expect(await storage.attachment('a', 'md5-old')).toBeNull();
			expect(await read(storage, 'a', 'md5-both')).toBe('both');
			expect(await read(storage, 'a', 'md5-other')).toBe('other');
			expect(rows[1]?.found[0]?.path).toEqual(['2-b', '1-a']);
			expect(await storage.revsDiff(new Map([['a', ['1-a']]]))).toEqual(new Map());
			await storage.close();
		});
	});
}
