import { expect, test } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../sync-server/server.ts';
import { testConfig } from '../builders/company.ts';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { fillSignUp, readyForOffline, saveSignUp, signIn } from './screens.ts';

const MINUTE_MS = 60_000;
const TWO_DAYS_MS = 48 * 60 * MINUTE_MS;
const ROSA = { givenName: 'Rosa', familyName: 'Adelantada Lasa', phone: '655010208' };

/** A browser's clock can't be moved for its workers too. So it is the server that is two days behind. */
const rightTime = (): number => Date.now() - TWO_DAYS_MS;

test('a clock that is two days fast is told once, and what is saved carries the right time', async () => {
	const dataDir = await mkdtemp(join(tmpdir(), 'ficha-clock-'));
	const config = { ...testConfig(dataDir), demo: true, appDir: join(process.cwd(), 'build') };
	const server = await startServer(config, { clock: rightTime });
	const port = Number(new URL(server.url).port);
	const ana = await Person.arrive(port);
	const page = await ana.openBrowser();
	await page.goto(ana.link.origin);
	await signIn(page, 'ana', 'masa-madre-viva');
	await readyForOffline(page);

	const notice = page.getByRole('alert').filter({ hasText: 'va 2 días adelantado' });
	await notice.getByRole('button', { name: 'Entendido' }).click();
	await page.reload();
	await readyForOffline(page);
	await expect(notice).toBeHidden();

	await page.goto(`${ana.link.origin}/capture`);
	await fillSignUp(page, ROSA);
	await saveSignUp(page, ROSA);
	await readyForOffline(page);
	const office = await ApiClient.signIn(port, 'sofia', 'hogaza-de-trigo');
	const entries = await office.documents<{ _id: string; at: string; answers: object }>('entry:');
	const hers = entries.filter(({ answers }) => Object.values(answers).includes(ROSA.familyName));
	expect(hers).toHaveLength(1);
	expect(Math.abs(Date.parse(hers[0]?.at ?? '') - rightTime())).toBeLessThan(5 * MINUTE_MS);
	await ana.leave();
	await server.close();
	await rm(dataDir, { recursive: true, force: true });
});
