import type { Bench } from '../bench.ts';
import type { BareSite } from '../stage/bare-site.ts';
import type { Device, WatchedPage } from '../stage/device.ts';
import { throttled, withSlowWorkers } from '../stage/throttled.ts';
import { recordTrace } from '../stage/trace.ts';
import { p50 } from '../statistics.ts';

const STARTS = 9;

/**
 * From the navigation to rows that are painted, and on to a key that the search box has taken. Each
 * start is one of the whole browser, with the server's port closed.
 */
export const offlineStart: Bench = {
	name: 'offline-start',
	about: 'start without a network to a list that can be used, p50',
	async measure(stage) {
		const [device, bare] = [await stage.device(), await stage.bare()];
		await fillBare(device, bare);
		const times: number[] = [];
		const least: number[] = [];
		for (let n = 0; n < STARTS; n++) {
			const opened = await device.open();
			times.push(await timeStart(opened, `${device.origin}/customers`));
			least.push(await timeStart(await device.openBeside(), bare.url('start')));
			await device.closeBrowser();
		}
		const [value, baseline] = [p50(times), p50(least)];
		return [
			{ name: 'offline-start', value, baseline, unit: 'ms', n: STARTS, target: { below: 1000 } }
		];
	}
};

export async function timeStart({ page, cdp }: WatchedPage, url: string): Promise<number> {
	const trace = await recordTrace(cdp, () =>
		throttled(cdp, async () => {
			await page.goto(url, { waitUntil: 'commit' });
			await page.evaluate('bench.until("rows")');
			await page.keyboard.press('a');
			await page.evaluate('bench.until("typed")');
		})
	);
	const toRows = { from: trace.firstMark('origin'), to: trace.firstMark('rows') };
	const toKey = { from: trace.firstMark('key'), to: trace.firstMark('typed') };
	return withSlowWorkers(trace, toRows) + withSlowWorkers(trace, toKey);
}

export async function fillBare(device: Device, bare: BareSite): Promise<void> {
	const { page } = await device.open();
	await page.goto(`${bare.url('start')}#fill`);
	await page.waitForFunction('document.title === "filled"');
	await device.closeBrowser();
}
