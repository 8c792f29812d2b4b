import type { Storage } from '../storage/port.ts';
import { idsOf, type Traces, type TracesStorage } from './customer-traces.ts';

/**
 * Erases a person with all that hangs on them. What a device pushes meanwhile, on the ground of what was
 * still there, goes too: afterwards nothing is taken any more.
 *
 * @returns how many documents have gone
 */
export async function eraseCustomer(
	storage: TracesStorage & Pick<Storage, 'erase'>,
	traces: Traces
): Promise<number> {
	const erased = new Set<string>();
	for (;;) {
		const ids = await idsOf(storage, traces);
		if (ids.length === 0) return erased.size;
		await storage.erase(ids);
		for (const id of ids) erased.add(id);
	}
}
