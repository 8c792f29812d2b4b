import { expect, type Locator } from '@playwright/test';
import { fillSignUp } from '../../e2e/screens.ts';
import type { Bench } from '../bench.ts';
import type { WatchedPage } from '../stage/device.ts';
import { throttled, withSlowWorkers } from '../stage/throttled.ts';
import { recordTrace } from '../stage/trace.ts';
import { p95 } from '../statistics.ts';

const SIGN_UPS = 40;

/** From the tap on Save to the words that say it is kept, which are said when the disk has it. */
export const saveSignUp: Bench = {
	name: 'save-sign-up',
	about: 'a tap on Save to "saved", which is durable, p95',
	async measure(stage) {
		const [device, bare] = [await stage.device(), await stage.bare()];
		const app = await device.open();
		await app.page.goto(`${device.origin}/capture`);
		const save = app.page.getByRole('button', { name: 'Guardar en este dispositivo' });
		const times = await timeSaves(app, save, async (familyName, n) => {
			await expect(app.page.getByRole('textbox', { name: /^Nombre/ })).toHaveValue('');
			const phone = `6${10_000_000 + n * 7919}`;
			const email = `visita${n}@example.org`;
			await fillSignUp(app.page, {
				givenName: 'Visita',
				familyName,
				phone,
				email,
				city: 'Zaragoza'
			});
		});
		const beside = await device.openBeside();
		await beside.page.goto(bare.url('save'));
		await beside.page.waitForFunction('document.title === "filled"');
		const least = await timeSaves(beside, beside.page.getByRole('button'), (familyName) =>
			beside.page.getByRole('textbox').fill(familyName)
		);
		await device.closeBrowser();
		const figure = { name: 'save-sign-up', unit: 'ms', n: SIGN_UPS, target: { below: 100 } };
		return [{ ...figure, value: p95(times), baseline: p95(least) }];
	}
};

async function timeSaves(
	{ page, cdp }: WatchedPage,
	save: Locator,
	fill: (familyName: string, n: number) => Promise<void>
): Promise<readonly number[]> {
	const times: number[] = [];
	for (let n = 1; n <= SIGN_UPS; n++) {
		const familyName = `Numero${String(n).padStart(3, '0')}`;
		await fill(familyName, n);
		await page.evaluate(`bench.expect("${familyName}")`);
		const trace = await recordTrace(cdp, () =>
			throttled(cdp, async () => {
				// The driver's check of what a click would hit runs in the page, and would count as its work.
				await save.click({ force: true });
				await page.evaluate('bench.until("told")');
			})
		);
		times.push(
			withSlowWorkers(trace, { from: trace.firstMark('tap'), to: trace.firstMark('told') })
		);
	}
	return times;
}
