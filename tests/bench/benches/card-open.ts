import type { Bench } from '../bench.ts';
import { BUSY, newestOf, oldestOf } from '../stage/busy-customers.ts';
import { Device, type WatchedPage } from '../stage/device.ts';
import { recordTrace } from '../stage/trace.ts';
import { p50, p95 } from '../statistics.ts';

const MANY = 1_000;
/** What the opening of any card takes. */
const FEW = 10;
const CUSTOMERS = 2_000;
const OPENINGS = 20;
/** Wide enough for all of the card's parts at once. */
const TABLET = { width: 1180, height: 820 };

/**
 * From the tap on a row of the list to the card with the newest entry of its timeline, painted, and from
 * the tap on "show all" to the oldest one. Not slowed down: the target is the machine's own time. A card
 * with few entries, opened in turn with it, is the baseline.
 */
export const cardOpen: Bench = {
	name: 'card-open',
	about: 'a tap on a customer to the card with 1,000 entries, not throttled',
	async measure() {
		const busy = [FEW, MANY];
		const device = await Device.synced({ customers: CUSTOMERS, history: 'full', busy });
		const watched = await device.open();
		await watched.page.setViewportSize(TABLET);
		await watched.page.goto(`${device.origin}/customers`);
		await watched.page.evaluate('bench.until("rows")');
		await watched.page.getByRole('searchbox').fill(BUSY);
		// What a card takes besides its customer is loaded with the first one.
		for (const entries of busy) await timeOpening(watched, entries);
		const [many, few, all, fewAll] = [[], [], [], []] as [number[], number[], number[], number[]];
		for (let n = 0; n < OPENINGS; n++) {
			few.push(await timeOpening(watched, FEW));
			fewAll.push(await timeAll(watched, FEW));
			many.push(await timeOpening(watched, MANY));
			all.push(await timeAll(watched, MANY));
		}
		await device.discard();
		const figure = { unit: 'ms', n: OPENINGS, target: { below: 200 } };
		return [
			{ ...figure, name: 'card-open.p50', value: p50(many), baseline: p50(few) },
			{ ...figure, name: 'card-open.p95', value: p95(many), baseline: p95(few) },
			{ ...figure, name: 'card-open.all', value: p95(all), baseline: p95(fewAll) }
		];
	}
};

function timeOpening(watched: WatchedPage, entries: number): Promise<number> {
	const row = watched.page.getByRole('link', { name: new RegExp(`Con ${entries} ${BUSY}`) });
	return timeTap(watched, newestOf(entries), () => row.click({ force: true }));
}

function timeAll(watched: WatchedPage, entries: number): Promise<number> {
	const all = watched.page.getByRole('button', { name: /^Ver todo/ }).first();
	return timeTap(watched, oldestOf(entries), () => all.click({ force: true }));
}

async function timeTap(
	{ page, cdp }: WatchedPage,
	told: string,
	tap: () => Promise<void>
): Promise<number> {
	const trace = await recordTrace(cdp, async () => {
		await page.evaluate(`bench.expect(${JSON.stringify(told)})`);
		await tap();
		await page.evaluate('bench.until("told")');
	});
	return trace.firstMark('told') - trace.firstMark('tap');
}
