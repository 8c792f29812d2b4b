import type { DraftStore } from '$lib/app/context.ts';
import type { Json } from '#domain/kernel/json.ts';

/** Whoever finds the file tries passwords for as long as they like. */
export const SHORTEST_RESCUE_PASSWORD = 10;
/** Far more than a day's sign-ups: anything larger is another file. */
export const LARGEST_RESCUE = 64 * 1024 * 1024;

/** All that is half typed, by the names of its drafts. */
export async function typedDrafts(drafts: DraftStore): Promise<Readonly<Record<string, Json>>> {
	const keys = await drafts.keys();
	const typed = await Promise.all(keys.map(async (key) => [key, await drafts.get(key)] as const));
	return Object.fromEntries(typed);
}

/** Drafts go on here, except where something else is half typed: that is on the screen of somebody. */
export async function keepDrafts(
	drafts: DraftStore,
	rescued: Readonly<Record<string, Json>>
): Promise<{ readonly kept: number; readonly inTheWay: number }> {
	let [kept, inTheWay] = [0, 0];
	for (const [key, draft] of Object.entries(rescued)) {
		const here = await drafts.get(key);
		if (JSON.stringify(here) === JSON.stringify(draft)) continue;
		if (here === null) {
			drafts.put(key, draft);
			kept += 1;
		} else inTheWay += 1;
	}
	await drafts.flush();
	return { kept, inTheWay };
}
