import type { Bench } from '../bench.ts';
import { Device, type WatchedPage } from '../stage/device.ts';
import { CUSTOMERS } from '../stage/stage.ts';
import { throttled } from '../stage/throttled.ts';
import { recordTrace } from '../stage/trace.ts';
import { largest } from '../statistics.ts';

/** What somebody feels who looks around while everything comes in: for how long the page can't answer. */
export const longestTask: Bench = {
	name: 'longest-task',
	about: 'longest task of the page during the first sync',
	async measure(stage) {
		const bare = await stage.bare();
		const device = await Device.fresh({ customers: CUSTOMERS, history: 'full' });
		const app = await device.open();
		await app.page.goto(device.origin);
		const tasks = await tasksOfFirstSync(device, app);
		const beside = await device.openBeside();
		const least = await tasksAllAtOnce(beside, bare.url('first-sync'));
		await device.discard();
		const figure = { name: 'longest-task', unit: 'ms', n: tasks.length, target: { below: 200 } };
		return [{ ...figure, value: largest(tasks), baseline: largest(least) }];
	}
};

/** From the tap that signs in until everything is there. */
async function tasksOfFirstSync(
	device: Device,
	{ page, cdp }: WatchedPage
): Promise<readonly number[]> {
	const trace = await recordTrace(cdp, () =>
		throttled(cdp, async () => {
			await device.signIn(page);
			await device.untilSynced(page);
		})
	);
	return trace.mainTasks(trace.firstMark('tap'));
}

async function tasksAllAtOnce({ page, cdp }: WatchedPage, url: string): Promise<readonly number[]> {
	const trace = await recordTrace(cdp, () =>
		throttled(cdp, async () => {
			await page.goto(url);
			await page.evaluate('bench.note("begin")');
			await page.evaluate('postMessage("all at once")');
			await page.waitForFunction('document.title === "filled"');
		})
	);
	return trace.mainTasks(trace.firstMark('begin'));
}
