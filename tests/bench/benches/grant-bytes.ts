import { firstRevision } from '../../../sync-server/admin/first-revision.ts';
import { startCompany } from '../../builders/company.ts';
import { openBackOffice } from '../../replication/back-office.ts';
import { openDevice } from '../../replication/device.ts';
import type { Bench, Figure } from '../bench.ts';
import { plainCustomers } from '../servers/server-company.ts';
import { CountedLink } from '../stage/counted-link.ts';
import { CUSTOMERS } from '../stage/stage.ts';

/** Documents that the role opens and closes again. */
const GRANTED = 100;
const MOST = 0.05;
const KILO = 1000;
const AT = Date.UTC(2026, 0, 1);

/**
 * What a change of roles costs a device that holds 10,000 customers: all of them are judged anew, a
 * hundred documents come, and go again. Beside it what everything costs.
 */
export const grantBytes: Bench = {
	name: 'grant-bytes',
	about: 'bytes, there and back, of a role that gives 100 documents to who holds 10,000',
	async measure() {
		const customers = [...plainCustomers(CUSTOMERS, CUSTOMERS)];
		const secrets = customers
			.slice(0, GRANTED)
			.map(({ id }) => firstRevision(`${id}:x-vip`, { schema: 1, level: 'gold' }, AT));
		const documents = [...customers, ...secrets, firstRevision('role:vip', VIP, AT)];
		const company = await startCompany({ documents });
		const office = await openBackOffice(company);
		const link = await CountedLink.open(company.url);
		const device = await openDevice(company, 'ana', {
			network: (fetch) => (url, init) => fetch(url.replace(company.url, link.url), init)
		});
		const costOf = async (roles: readonly string[]): Promise<number> => {
			await office.place('ana', { roles });
			link.taken();
			await device.round();
			return link.taken();
		};
		try {
			const full = await costOf(['rep']);
			const gained = await costOf(['rep', 'vip']);
			const lost = await costOf(['rep']);
			return [figure('grant-bytes', gained, full), figure('grant-bytes.taken', lost, full)];
		} finally {
			await device.close();
			await link.close();
			await office.close();
			await company.close();
		}
	}
};

const VIP = {
	schema: 1,
	name: { en: 'Knows the best' },
	rows: 'territory',
	sections: { core: 'read', 'x-vip': 'read' },
	entries: 'none',
	verbs: []
};

function figure(name: string, bytes: number, full: number): Figure {
	return {
		name,
		value: bytes / KILO,
		unit: 'kB',
		baseline: full / KILO,
		n: 1,
		target: { below: (MOST * full) / KILO }
	};
}
