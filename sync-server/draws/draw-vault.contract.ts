import { describe, expect, test } from 'vitest';
import type { DrawVault } from './port.ts';

const secret = { commitment: 'c1', seed: 's1' };
const list = { digest: 'd1', text: 'A a\nB b\n', others: ['C'] };

/** What every vault does. Each adapter runs it on a fresh, empty one per test. */
export function drawVaultContract(name: string, open: () => DrawVault): void {
	describe(`${name} keeps what draws need`, () => {
		test('a seed is found by its commitment alone', async () => {
			const vault = open();
			await vault.keepSeed(secret);
			expect(await vault.seed('c1')).toBe('s1');
			expect(await vault.seed('c2')).toBeNull();
			await vault.keepSeed(secret);
			expect(await vault.seed('c1')).toBe('s1');
		});

		test('a list is found by its digest, to the letter, as it was frozen last', async () => {
			const vault = open();
			expect(await vault.list('d1')).toBeNull();
			await vault.keepList(list);
			await vault.keepList({ ...list, others: [] });
			expect(await vault.list('d1')).toEqual({ ...list, others: [] });
		});
	});
}
