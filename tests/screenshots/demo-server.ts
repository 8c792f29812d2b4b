import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../sync-server/server.ts';
import { testConfig } from '../builders/company.ts';
import { CuttableLink } from '../e2e/cuttable-link.ts';
import { Office } from '../tour/office.ts';
import { MOMENT } from './frozen-clock.ts';

/** The demo company, at the moment at which time stands still, and the network to it. */
export interface DemoServer {
	readonly link: CuttableLink;
	readonly office: Office;
	close(): Promise<void>;
}

export async function startDemo(): Promise<DemoServer> {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-screenshots-'));
	const config = { ...testConfig(dataDir), demo: true, appDir: join(process.cwd(), 'build') };
	const server = await startServer(config, { clock: () => MOMENT });
	const port = Number(new URL(server.url).port);
	const link = new CuttableLink(port);
	await link.open();
	return {
		link,
		office: await Office.open(port),
		close: async () => {
			await link.cut();
			await server.close();
			await rm(dataDir, { recursive: true, force: true });
		}
	};
}
