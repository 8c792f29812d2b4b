import type { Bench } from '../bench.ts';
import { benchCustomers } from '../stage/company-data.ts';
import type { WatchedPage } from '../stage/device.ts';
import { CUSTOMERS } from '../stage/stage.ts';
import { throttled, withSlowWorkers } from '../stage/throttled.ts';
import { FRAME, recordTrace, TASKS_AND_PHASES, type Trace } from '../stage/trace.ts';
import { p95 } from '../statistics.ts';

const QUERIES = 20;
const LETTERS = 8;
/** A key that changes nothing on the screen paints nothing; of a list as this one few are like that. */
const LEAST_ANSWERED = 0.7;

/** From the key to the rows that answer it, letter after letter of names that are there. */
export const searchKey: Bench = {
	name: 'search-key',
	about: 'a key in the search box to the rows painted, p95',
	async measure(stage) {
		const [device, bare] = [await stage.device(), await stage.bare()];
		const queries = queriesOf(CUSTOMERS);
		const app = await device.open();
		await app.page.goto(`${device.origin}/customers`);
		const times = await timeKeys(app, queries);
		const beside = await device.openBeside();
		await beside.page.goto(bare.url('search'));
		const least = await timeKeys(beside, queries);
		await device.closeBrowser();
		const figure = { name: 'search-key', unit: 'ms', n: times.length, target: { below: 50 } };
		return [{ ...figure, value: p95(times), baseline: p95(least) }];
	}
};

export async function timeKeys(
	{ page, cdp }: WatchedPage,
	queries: readonly string[]
): Promise<readonly number[]> {
	await page.evaluate('bench.until("rows")');
	const search = page.getByRole('searchbox');
	const typing = async (): Promise<void> => {
		for (const query of queries) {
			await search.fill('');
			await page.evaluate('bench.answered()');
			for (const letter of query) {
				await page.keyboard.press(letter);
				await page.evaluate('bench.answered()');
			}
		}
	};
	return answered(await recordTrace(cdp, () => throttled(cdp, typing), TASKS_AND_PHASES));
}

/**
 * To the end of the frame that shows the answer: the last change before the next key, for what was on
 * the screen in between is none. The frame is read from the trace. A page that waits for the next one to
 * begin, and then for a message, counts a frame too many where the change came while one was made.
 */
function answered(trace: Trace): readonly number[] {
	const [keys, changes, frames] = [trace.marks('key'), trace.marks('list'), trace.ends(FRAME)];
	const times = keys.flatMap((from, index) => {
		const next = keys[index + 1] ?? Infinity;
		const changed = changes.filter((at) => at > from && at < next).at(-1) ?? Infinity;
		const to = frames.find((end) => end > changed);
		return to === undefined ? [] : [withSlowWorkers(trace, { from, to })];
	});
	if (times.length < keys.length * LEAST_ANSWERED) {
		throw new Error(`${times.length} of ${keys.length} keys changed the list`);
	}
	return times;
}

/** Surnames as a hurried person types them: small, without accents, every fourth with a slip. */
export function queriesOf(customers: number): readonly string[] {
	const apart = Math.floor(customers / QUERIES);
	return [...benchCustomers(customers)]
		.filter((_, index) => index % apart === 0)
		.map(({ values }, index) => {
			const { familyName, companyName } = values as { familyName?: string; companyName?: string };
			const name = (familyName ?? companyName ?? '').normalize('NFD').replace(/[^a-z ]/gi, '');
			const typed = name.toLowerCase().slice(0, LETTERS).trim();
			return index % 4 === 3 ? slipped(typed) : typed;
		});
}

/** The third and the fourth letter the other way round. */
function slipped(word: string): string {
	return word.slice(0, 2) + word.charAt(3) + word.charAt(2) + word.slice(4);
}
