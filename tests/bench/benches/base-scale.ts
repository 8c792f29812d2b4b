import { expect } from '@playwright/test';
import type { Bench, Figure, Target } from '../bench.ts';
import { BareSite } from '../stage/bare-site.ts';
import { benchSegment } from '../stage/company-data.ts';
import { Device, type WatchedPage } from '../stage/device.ts';
import { heapsOf } from '../stage/heaps.ts';
import { throttled, withSlowWorkers } from '../stage/throttled.ts';
import { recordTrace } from '../stage/trace.ts';
import { toTable } from '../report.ts';
import { p50, p95 } from '../statistics.ts';
import { fillBare, timeStart } from './offline-start.ts';
import { queriesOf, timeKeys } from './search-key.ts';

const SIZES = [1_000, 10_000, 50_000];
/** With `--large`. */
const LARGEST = 100_000;
/** The one that the targets are about. */
const AIMED_AT = 50_000;
const STARTS = 3;
const COUNTS = 8;
const MEGABYTE = 1 << 20;
/** of a segment's screen */
const COUNT = '[aria-live=polite] b';

/**
 * A base that grows: start, search, segments and memory with ever more customers on the device, each
 * with the contacts and purchases of four years.
 */
export const baseScale: Bench = {
	name: 'base-scale',
	about: 'start, search, segments and memory as the base grows',
	async measure({ large }) {
		const figures: Figure[] = [];
		for (const customers of large ? [...SIZES, LARGEST] : SIZES) {
			console.error(`base-scale: ${customers} customers …`);
			const device = await Device.synced({ customers, history: 'full' });
			const bare = await BareSite.open(customers);
			try {
				const ofThisSize = await measured(device, bare, customers);
				console.error(toTable(ofThisSize));
				figures.push(...ofThisSize);
			} finally {
				await bare.close();
				await device.discard();
			}
		}
		return figures;
	}
};

async function measured(
	device: Device,
	bare: BareSite,
	customers: number
): Promise<readonly Figure[]> {
	const figure = (what: string, below: number, rest: Omit<Figure, 'name' | 'target'>): Figure => {
		const target: Target | undefined = customers === AIMED_AT ? { below } : undefined;
		const name = `base-scale.${what}.${customers}`;
		return { name, ...rest, ...(target !== undefined && { target }) };
	};
	const starts = await timeStarts(device, bare);
	const opened = await device.open();
	await opened.page.goto(`${device.origin}/customers`);
	const keys = await timeKeys(opened, queriesOf(customers));
	const counts = await timeCounts(opened, device.origin);
	const memory = await heapsOf(opened);
	const beside = await device.openBeside();
	await beside.page.goto(bare.url('search'));
	const leastKeys = await timeKeys(beside, queriesOf(customers));
	const leastCounts = await timeBareCounts(beside, bare);
	const leastMemory = await heapsOf(beside);
	await device.closeBrowser();
	return [
		figure('start', 1500, { ...starts, unit: 'ms', n: STARTS }),
		figure('search', 100, {
			value: p95(keys),
			baseline: p95(leastKeys),
			unit: 'ms',
			n: keys.length
		}),
		figure('segment', 300, {
			value: p95(counts),
			baseline: p95(leastCounts),
			unit: 'ms',
			n: counts.length
		}),
		figure('memory', 400, {
			value: memory / MEGABYTE,
			baseline: leastMemory / MEGABYTE,
			unit: 'MB',
			n: 1
		})
	];
}

async function timeStarts(
	device: Device,
	bare: BareSite
): Promise<Pick<Figure, 'value' | 'baseline'>> {
	await fillBare(device, bare);
	const [times, least]: [number[], number[]] = [[], []];
	for (let n = 0; n < STARTS; n++) {
		times.push(await timeStart(await device.open(), `${device.origin}/customers`));
		least.push(await timeStart(await device.openBeside(), bare.url('start')));
		await device.closeBrowser();
	}
	return { value: p50(times), baseline: p50(least) };
}

/**
 * From the tap that makes another question of a segment ("any of" for "all of", and back) to its count,
 * painted. The first answer is not among them: it reads the whole base, once.
 */
async function timeCounts(watched: WatchedPage, origin: string): Promise<readonly number[]> {
	const { page } = watched;
	await page.goto(`${origin}/segments/${benchSegment.ulid}`);
	const count = page.locator(COUNT);
	const ways = page.getByRole('group').getByRole('radio');
	const texts: string[] = [];
	for (const way of [1, 0]) {
		const before = await count.textContent({ timeout: 300_000 });
		await ways.nth(way).click({ force: true });
		await expect(count).not.toHaveText(before ?? '', { timeout: 300_000 });
		texts.push((await count.textContent()) ?? '');
	}
	const times: number[] = [];
	for (let n = 0; n < COUNTS; n++) {
		const way = (n + 1) % 2;
		const told = texts[1 - way] ?? '';
		times.push(await timeTap(watched, told, () => ways.nth(way).click({ force: true })));
	}
	return times;
}

/** The least of a segment: a loop over people in memory, on the page's own thread. */
async function timeBareCounts(watched: WatchedPage, bare: BareSite): Promise<readonly number[]> {
	const { page } = watched;
	await page.goto(bare.url('segment'));
	await page.waitForFunction('document.title === "filled"');
	const times: number[] = [];
	for (let n = 0; n < COUNTS; n++) {
		const told = (await page.locator('button').getAttribute('data-next')) ?? '';
		times.push(await timeTap(watched, told, () => page.locator('button').click()));
	}
	return times;
}

async function timeTap(
	{ page, cdp }: WatchedPage,
	told: string,
	tap: () => Promise<void>
): Promise<number> {
	const trace = await recordTrace(cdp, () =>
		throttled(cdp, async () => {
			await page.evaluate((text) => {
				(globalThis as unknown as { bench: { expect(text: string): void } }).bench.expect(text);
			}, told);
			await tap();
			await page.evaluate('bench.until("told")');
		})
	);
	return withSlowWorkers(trace, {
		from: trace.firstMark('tap'),
		to: trace.firstMark('told')
	});
}
