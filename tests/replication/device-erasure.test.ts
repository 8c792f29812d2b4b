import { expect, test } from 'vitest';
import { startCompany } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { openDevice } from './device.ts';

const customer = knownCustomer('ana', { city: 'Vigo' });
const { id } = customer.revision;

test('of a person who is erased nothing stays, and nothing that a device still has comes back', async () => {
	const company = await startCompany({ documents: [customer.revision] });
	const back = await openBackOffice(company);
	const ana = await openDevice(company, 'ana');
	const moveTo = (city: string) =>
		ana.database.edit(id, [{ op: 'set', path: 'city', value: city }], customer.cid);
	const kept = async () => (await back.present()).filter((each) => each.includes(customer.cid));
	try {
		await ana.round();
		await moveTo('Lugo');
		await ana.round();
		expect((await kept()).map((each) => each.split(':')[0]).sort()).toEqual(['customer', 'edit']);
		await moveTo('Soria');
		await back.eraseCustomer(customer.cid);
		await ana.round();
		expect(await kept()).toEqual([]);
		expect(await ana.database.read(id)).toBeNull();
		const refused = await ana.database.rejected.list();
		expect(refused.map(({ docId, body }) => [docId, body['city']])).toContainEqual([id, 'Soria']);
	} finally {
		await ana.close();
		await back.close();
		await company.close();
	}
});
