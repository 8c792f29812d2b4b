import type { BrowserContext } from 'playwright';

/** A Tuesday morning at a fair: every picture is taken at this instant, whenever it is taken. */
export const MOMENT = Date.parse('2026-11-24T09:32:00Z');

/** A script, for windows and workers alike: their time stands still, their timers go on. */
const FREEZE = `{
	const RealDate = Date;
	globalThis.Date = class extends RealDate {
		constructor(...given) {
			super(...(given.length === 0 ? [${MOMENT}] : given));
		}
		static now() {
			return ${MOMENT};
		}
	};
}
`;

export async function freezeClock(context: BrowserContext): Promise<void> {
	await context.addInitScript(FREEZE);
	// A worker is told by its own script, before anything else in it runs.
	await context.route(/\/workers\/[^/]+\.worker[^/]*\.js$/, async (route) => {
		const response = await route.fetch();
		await route.fulfill({ response, body: FREEZE + (await response.text()) });
	});
}
