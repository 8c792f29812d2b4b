import type { DrawVault, FrozenList } from '../../draws/port.ts';
import { inPromise } from '../in-promise.ts';

/** Seeds and lists that end with the process: for tests. */
export function createMemoryDrawVault(): DrawVault {
	const seeds = new Map<string, string>();
	const lists = new Map<string, FrozenList>();
	return {
		keepSeed: ({ commitment, seed }) => inPromise(() => void seeds.set(commitment, seed)),
		seed: (commitment) => inPromise(() => seeds.get(commitment) ?? null),
		keepList: (list) => inPromise(() => void lists.set(list.digest, list)),
		list: (digest) => inPromise(() => lists.get(digest) ?? null),
		all: () =>
			inPromise(() => ({
				seeds: [...seeds].map(([commitment, seed]) => ({ commitment, seed })),
				lists: [...lists.values()]
			}))
	};
}
