import { describe, expect, test } from 'vitest';
import { customerId } from '#domain/documents/ids.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { tracesOf } from '../../sync-server/erasure/customer-traces.ts';
import { eraseCustomer } from '../../sync-server/erasure/erase-customer.ts';
import type { Storage } from '../../sync-server/storage/port.ts';
import { freshUlid } from '../builders/documents.ts';
import { rev, tombstone } from './revisions.ts';

/** What becomes of all that is kept of a person, on every adapter. */
export function eraseCustomerContract(open: () => Storage | Promise<Storage>): void {
	const erase = async (storage: Storage, cid: ReturnType<typeof freshUlid>) => {
		const traces = await tracesOf(storage, cid);
		return traces === null ? null : await eraseCustomer(storage, traces);
	};
	const left = async (storage: Storage) =>
		(await storage.changes({ since: 0, limit: 1000 })).map(({ id }) => id).sort();

	describe('erasing a customer', () => {
		test('takes sections, events, files, edits and what others link along, and nothing else', async () => {
			const storage = await open();
			const [cid, other, at] = [freshUlid(), freshUlid(), freshUlid()];
			const theirs = ['activity', 'complaint', 'task', 'purchase', 'consent', 'link'].map(
				(kind) => `${kind}:${cid}:${at}`
			);
			const sections = ['', ':assignment', ':notes', ':billing', ':x-dogs'];
			const edits = [`edit:${cid}:core:${at}`, `edit:${cid}:activity:${at}`];
			const ids = [...sections.map((end) => customerId(cid) + end), ...theirs, ...edits];
			await storage.bulkDocs([
				...[...ids, `file:${cid}:core:${at}`].map((id) => rev(id, '1-a')),
				tombstone(`task:${cid}:${freshUlid()}`, '2-b 1-a'),
				rev(`link:${other}:${at}`, '1-a', { to: cid })
			]);
			const kept = [
				rev(customerId(other), '1-a'),
				rev(`edit:${other}:core:${at}`, '1-a'),
				rev(`link:${other}:${freshUlid()}`, '1-a', { to: freshUlid() })
			];
			await storage.bulkDocs(kept);
			expect(await erase(storage, cid)).toBe(ids.length + 3);
			expect(await left(storage)).toEqual(kept.map(({ id }) => id).sort());
			expect((await storage.erasedAmong(edits)).size).toBe(2);
			expect(await erase(storage, cid)).toBeNull();
			await storage.close();
		});

		test('takes entries with their pictures, those too in which somebody recognised them', async () => {
			const storage = await open();
			const [kid, cid, again, stranger] = [freshUlid(), freshUlid(), freshUlid(), freshUlid()];
			const of = (ulid: string) =>
				['entry', 'picture', 'ruling'].map((kind) => `${kind}:${kid}:${ulid}`);
			const data = Buffer.from('a face');
			const photo = { contentType: 'image/jpeg', revpos: 1, digest: 'md5-face', length: 6, data };
			await storage.bulkDocs([
				...[...of(cid), ...of(again), ...of(stranger), `contest:${kid}`].map((id) => ({
					...rev(id, '1-a', id === `entry:${kid}:${again}` ? { customer: cid } : {}),
					...(id.startsWith('picture') && { attachments: { photo } })
				})),
				rev(customerId(cid), '1-a')
			]);
			expect(await erase(storage, cid)).toBe(7);
			expect(await left(storage)).toEqual([`contest:${kid}`, ...of(stranger)].sort());
			expect(await storage.attachment(`picture:${kid}:${cid}`, 'md5-face')).toBeNull();
			await storage.close();
		});

		test('takes whoever was merged with them, and not those of whom that was taken back', async () => {
			const storage = await open();
			const [winner, loser, first, back] = [freshUlid(), freshUlid(), freshUlid(), freshUlid()];
			const absorbed = (...cids: string[]) => ({ absorbed: cids.map((cid) => ({ id: cid, cid })) });
			const card = (cid: string, values: object) =>
				firstRevision(customerId(cid as typeof winner), { ...values }, 0);
			await storage.bulkDocs([
				card(winner, absorbed(loser, back)),
				card(loser, absorbed(first)),
				...[first, back].map((cid) => card(cid, {})),
				rev(`customer:${loser}:merged`, '1-a', { into: winner }),
				rev(`customer:${first}:merged`, '1-a', { into: loser }),
				rev(`customer:${back}:merged`, '1-a'),
				rev(`edit:${first}:core:${freshUlid()}`, '1-a')
			]);
			expect(await erase(storage, loser)).toBe(6);
			expect(await left(storage)).toEqual([customerId(back), `customer:${back}:merged`]);
			await storage.close();
		});
	});
}
