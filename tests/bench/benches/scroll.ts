import type { Bench } from '../bench.ts';
import { Device, type WatchedPage } from '../stage/device.ts';
import { throttled } from '../stage/throttled.ts';
import { FRAME, recordTrace, TASKS_AND_PHASES } from '../stage/trace.ts';
import { p95 } from '../statistics.ts';

const ROWS = 50_000;
/** Places of the list, from one end to the other, that are jumped to and swiped on from. */
const PLACES = 8;
/** Chromium makes no touch of a touch here; its smooth wheel scrolls and draws the same. */
const SWIPE = { yDistance: -3000, speed: 2500, gestureSourceType: 'mouse' } as const;

/** Scripts, and the style and layout that they cause. Painting is the same for any list that looks so. */
const WORK: ReadonlySet<string> = new Set([
	'FunctionCall',
	'EvaluateScript',
	'FireAnimationFrame',
	'EventDispatch',
	'TimerFire',
	'RunMicrotasks',
	'HandlePostMessage',
	'MinorGC',
	'MajorGC',
	'UpdateLayoutTree',
	'Layout'
]);

/** Swipes here and there in a long list. The rows come from a real first sync, so this takes minutes. */
export const scroll: Bench = {
	name: 'scroll',
	about: 'scripting and layout of a frame while 50,000 rows are scrolled, p95',
	async measure(stage) {
		const bare = await stage.bare();
		const device = await Device.synced({ customers: ROWS, history: 'none' });
		const app = await device.open();
		await app.page.goto(`${device.origin}/customers`);
		const times = await timeFrames(app);
		const beside = await device.openBeside();
		await beside.page.goto(bare.url('scroll'));
		const least = await timeFrames(beside);
		await device.discard();
		const figure = { name: 'scroll', unit: 'ms', n: times.length, target: { below: 8 } };
		return [{ ...figure, value: p95(times), baseline: p95(least) }];
	}
};

async function timeFrames({ page, cdp }: WatchedPage): Promise<readonly number[]> {
	await page.locator('#customers [data-index]').first().waitFor();
	const { width = 0, height = 0 } = page.viewportSize() ?? {};
	const middle = { x: width / 2, y: height / 2 };
	const scrolled = async (): Promise<void> => {
		for (let place = 0; place < PLACES; place++) {
			await page.evaluate(`bench.jump(${place / PLACES})`);
			await cdp.send('Input.synthesizeScrollGesture', { ...middle, ...SWIPE });
		}
	};
	const trace = await recordTrace(cdp, () => throttled(cdp, scrolled), TASKS_AND_PHASES);
	return trace.perFrame(trace.firstMark('jump'), FRAME, WORK);
}
