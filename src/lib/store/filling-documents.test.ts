import { beforeEach, describe, expect, test } from 'vitest';
import { documentStoreContract } from './document-store.contract.ts';
import type { DocumentStore } from './document-store.ts';
import { fillingDocuments, type FillingDocuments } from './filling-documents.ts';
import { createMemoryDocuments } from './memory-documents.ts';
import type { Revision } from './revision.ts';

let databases = 0;
const emptyStore = () => createMemoryDocuments(`filling-${databases++}`);

documentStoreContract(() => {
	const filling = fillingDocuments(emptyStore());
	const begun = filling.fill();
	return { ...filling, write: (revisions) => begun.then(() => filling.write(revisions)) };
});

describe('a store that is filled for the first time', () => {
	let asked: string[];
	let store: DocumentStore;
	let filling: FillingDocuments;
	beforeEach(() => {
		asked = [];
		const documents = emptyStore();
		store = {
			...documents,
			pick: (ids) => {
				asked.push(...ids);
				return documents.pick(ids);
			}
		};
		filling = fillingDocuments(store);
	});

	const revision = (id: string, ...path: readonly string[]): Revision => {
		return { id, rev: path[0] ?? '', path, deleted: false, body: { city: path[0] ?? '' } };
	};
	const picked = async (...ids: readonly string[]) =>
		(await filling.pick(ids)).map(({ id, leaves }) => [id, leaves.map(({ rev }) => rev)]);

	test('tells what has come, and what has not, without reading', async () => {
		await filling.fill();
		await filling.write([revision('b', '1-a'), revision('a', '2-b', '1-a'), revision('a', '2-c')]);
		expect(await picked('b', 'a', 'none')).toEqual([
			['b', ['1-a']],
			['a', ['2-c', '2-b']]
		]);
		expect(asked).toEqual([]);
	});

	test('reads what was written again since it came', async () => {
		await filling.fill();
		await filling.write([revision('a', '1-a')]);
		await filling.write([revision('a', '2-b', '1-a')]);
		expect(await picked('a')).toEqual([['a', ['2-b']]]);
		expect(asked).toEqual(['a']);
	});

	test('tells what came from memory once: it is kept for nobody', async () => {
		await filling.fill();
		await filling.write([revision('a', '1-a')]);
		await picked('a');
		expect(await picked('a')).toEqual([['a', ['1-a']]]);
		expect(asked).toEqual(['a']);
	});

	test('knows nothing of what is absent once it is filled, or where something was before', async () => {
		await filling.fill();
		filling.filled();
		await picked('none');
		await filling.write([revision('a', '1-a')]);
		await filling.fill();
		await picked('other');
		expect(asked).toEqual(['none', 'other']);
	});

	test('tells nothing from memory that could not be written', async () => {
		const failing = fillingDocuments({ ...store, write: () => Promise.reject(new Error('full')) });
		await failing.fill();
		await expect(failing.write([revision('a', '1-a')])).rejects.toThrow('full');
		expect(await failing.pick(['a'])).toEqual([]);
		expect(asked).toEqual(['a']);
	});
});
