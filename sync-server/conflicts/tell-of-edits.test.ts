import { beforeEach, describe, expect, test } from 'vitest';
import type { Principal } from '#domain/access/principal.ts';
import { customerId } from '#domain/documents/ids.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { editEventId } from '#domain/merge/edit-event.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { freshUlid } from '../../tests/builders/documents.ts';
import { rev } from '../../tests/contracts/revisions.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import { tellOfEdits } from './tell-of-edits.ts';

const MS = Date.UTC(2026, 10, 23);
const ana: Principal = { uid: 'ana', device: 'dana', roles: [], teams: [], territories: [] };
const stampAt = (ms: number) => formatStamp({ ms, counter: 0, device: ana.device });
const stamp = stampAt(MS);
const card = customerId(freshUlid());
const edited = {
	...rev(card, '2-b 1-a'),
	body: { ...createBody({ schema: 1, city: 'Lugo' }, stamp) }
};

let storage: MemoryStorage;
beforeEach(async () => {
	storage = new MemoryStorage();
	const body = createBody({ schema: 1, city: 'Vigo' }, stampAt(MS - 1000));
	await storage.bulkDocs([{ ...rev(card, '1-a'), body }]);
});

async function told(): Promise<readonly string[]> {
	const events = await tellOfEdits(storage, { principal: ana, now: MS }, [edited]);
	return events.map(({ id }) => id);
}

describe('an edit that its author does not tell of', () => {
	test('is told by the server', async () => {
		expect(await told()).toEqual([editEventId(card, stamp, 'server')]);
	});

	test.each([
		['its author', ''],
		['the server', 'server']
	])(
		'is not told anew once %s has told of it, nor when that is not kept any more',
		async (_, teller) => {
			const id = editEventId(card, stamp, teller) ?? '';
			await storage.bulkDocs([rev(id, '1-a')]);
			expect(await told()).toEqual([]);
			await storage.sweep([id]);
			expect(await told()).toEqual([]);
		}
	);
});
