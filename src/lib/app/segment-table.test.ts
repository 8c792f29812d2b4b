import { afterEach, beforeEach, expect, test } from 'vitest';
import { customer, DEVICE, NOW } from '../../../tests/builders/local-engine.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { createMemoryDocuments } from '../store/memory-documents.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { CustomerCatalogue } from './customer-catalogue.ts';
import { groupCustomers } from './customer-documents.ts';
import { coreId } from './customer-ids.ts';
import { SegmentTable } from './segment-table.ts';
import { summarise } from './summarise.ts';

const rosa = customer({ givenName: 'Rosa' });
const olga = customer({ givenName: 'Olga' });

let database: LocalDatabase;
let catalogue: CustomerCatalogue;
let table: SegmentTable;
beforeEach(async () => {
	const documents = createMemoryDocuments('segment-table');
	const side = createMemorySideStore();
	database = await LocalDatabase.open({ documents, side, device: DEVICE, clock: () => NOW });
	await database.documents.write([rosa.revision]);
	catalogue = new CustomerCatalogue();
	table = new SegmentTable(database, catalogue);
});
afterEach(() => database.destroy());

const asked = async () => [...(await table.rows()).keys()];

/** What the list does with a change, some time after it has come. */
async function list(cid: string): Promise<void> {
	const documents = groupCustomers(await database.documents.pick([coreId(cid)])).get(cid);
	if (documents !== undefined) catalogue.change([summarise(cid, documents, '')], []);
}

test('who is asked about before the list shows them is not forgotten', async () => {
	expect(await asked()).toEqual([]);
	await list(rosa.cid);
	expect(await asked()).toEqual([rosa.cid]);
	await database.receive([olga.revision]);
	expect(await asked()).toEqual([rosa.cid]);
	await list(olga.cid);
	expect(await asked()).toEqual([rosa.cid, olga.cid]);
});
