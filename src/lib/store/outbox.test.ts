import { expect, test } from 'vitest';
import { createMemorySideStore } from './memory-side-store.ts';
import { Outbox } from './outbox.ts';

test('lists what waits, oldest first, and survives a restart', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ ids: ['b'], unit: 'b', at: 2 });
	await outbox.add({ ids: ['a'], unit: 'a', at: 1 });
	const again = await Outbox.open(side);
	expect(again.entries().map(({ id }) => id)).toEqual(['a', 'b']);
});

test('counts as a person counts: a sign-up with its customer and consents is one', async () => {
	const outbox = await Outbox.open(createMemorySideStore());
	await outbox.add({ ids: ['entry:k:x', 'customer:x', 'consent:x:y'], unit: 'x', at: 1 });
	await outbox.add({ ids: ['customer:z'], unit: 'z', at: 1 });
	expect(outbox.size).toBe(4);
	expect(outbox.units()).toBe(2);
});

test('what was changed while it was on its way is not taken for sent', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ ids: ['a', 'b'], unit: 'u', at: 1 });
	const sent = outbox.entries();
	await outbox.add({ ids: ['a'], unit: 'u', at: 5 });
	await outbox.acknowledge(sent);
	expect(outbox.entries().map(({ id, since }) => [id, since])).toEqual([['a', 1]]);
	await outbox.acknowledge(outbox.entries());
	expect((await Outbox.open(side)).size).toBe(0);
});

test('what is changed in the moment of its acknowledgement is not struck off', async () => {
	const side = createMemorySideStore();
	const outbox = await Outbox.open(side);
	await outbox.add({ ids: ['a'], unit: 'u', at: 1 });
	const sent = outbox.entries();
	await Promise.all([outbox.add({ ids: ['a'], unit: 'u', at: 5 }), outbox.acknowledge(sent)]);
	expect(outbox.has('a')).toBe(true);
	expect((await Outbox.open(side)).has('a')).toBe(true);
});

test('an entry that can’t be read still names its document', async () => {
	const side = createMemorySideStore();
	await side.write([{ table: 'outbox', key: 'customer:x', value: 'garbage' }]);
	const outbox = await Outbox.open(side);
	expect(outbox.has('customer:x')).toBe(true);
});
