import { expect, test } from 'vitest';
import { ChangeWatch } from './change-watch.ts';
import { createMemoryDocuments } from './memory-documents.ts';

test('what is about to be purged is told before, and nothing when there is nothing to purge', async () => {
	const watch = new ChangeWatch();
	const told: (readonly string[])[] = [];
	watch.beforePurge((ids) => {
		told.push(ids);
		return Promise.resolve();
	});
	const documents = watch.over(createMemoryDocuments('change-watch'));
	await documents.purge([]);
	expect(told).toEqual([]);
	expect(watch.begun).toBe(0);
	await documents.purge(['a']);
	expect(told).toEqual([['a']]);
	await documents.destroy();
});
