import * as z from 'zod';
import type { Storage } from '../storage/port.ts';

const demoMark = z.object({
	seed: z.string(),
	/** when the demo was begun, milliseconds since the epoch: all its dates follow from it */
	now: z.number(),
	done: z.boolean()
});
export type DemoMark = z.infer<typeof demoMark>;

/** A local document: it belongs to this server, and no device ever hears of it. */
const KEY = 'ficha/demo-company';

export async function readDemoMark(storage: Storage): Promise<DemoMark | null> {
	const stored = await storage.local.get(KEY);
	return stored === null ? null : demoMark.parse(stored.body);
}

export async function writeDemoMark(storage: Storage, mark: DemoMark): Promise<void> {
	await storage.local.put(KEY, mark);
}
