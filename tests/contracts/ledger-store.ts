import { beforeEach, describe, expect, test } from 'vitest';
import type { LedgerPosition, LedgerStore, Move } from '../../sync-server/ledger/store-port.ts';

const START: LedgerPosition = { fingerprint: 'f', cursor: 0, reported: 0, factsFrom: 0 };

/** What every keeper of ledgers promises. `open` gives a new, empty one. */
export function ledgerStoreContract(open: () => LedgerStore): void {
	let store: LedgerStore;
	beforeEach(() => {
		store = open();
	});

	const advance = (uid: string, moves: readonly Move[], position = START) =>
		store.advance([{ uid, step: { epoch: store.epoch(), position, moves } }])[0];
	const move = (...ids: string[]): Move[] => ids.map((id) => ({ id, state: 'live' }));
	const page = (uid: string, after = 0, limit = 100) =>
		store.rows(uid, { after, limit, order: 'ascending' });

	describe('ledgers', () => {
		test('who never read has none', () => {
			expect(store.user('ana')).toBeNull();
			expect(page('ana')).toEqual([]);
			expect(store.states('ana', ['x'])).toEqual(new Map());
			expect(store.count('ana', { after: 0, upTo: 9 })).toBe(0);
		});

		test('a row that moves takes the next place and leaves its old one', () => {
			advance('ana', move('x', 'y'));
			const user = advance('ana', move('x'), { ...START, cursor: 7, reported: 6, factsFrom: 5 });
			expect(user).toEqual({
				fingerprint: 'f',
				cursor: 7,
				reported: 6,
				factsFrom: 5,
				lastUseq: 3,
				docCount: 2
			});
			expect(store.user('ana')).toEqual(user);
			expect(page('ana')).toEqual([
				{ useq: 2, id: 'y' },
				{ useq: 3, id: 'x' }
			]);
		});

		test('each user has places of their own', () => {
			advance('ana', move('x', 'y'));
			advance('bruno', move('y'));
			expect(page('bruno')).toEqual([{ useq: 1, id: 'y' }]);
			expect(store.states('bruno', ['x', 'y'])).toEqual(new Map([['y', 'live']]));
		});

		test('documents are counted while they live, in pages while they are not gone', () => {
			advance('ana', move('a', 'b', 'c', 'd'));
			const user = advance('ana', [
				{ id: 'a', state: 'deleted' },
				{ id: 'f', state: 'gone' },
				{ id: 'b', state: 'gone' },
				{ id: 'e', state: 'gone' }
			]);
			expect(user).toMatchObject({ docCount: 2, lastUseq: 8 });
			expect(page('ana').map((row) => row.id)).toEqual(['c', 'd', 'a']);
			expect(store.count('ana', { after: 3, upTo: 8 })).toBe(2);
			expect(store.count('ana', { after: 3, upTo: 4 })).toBe(1);
			expect(store.goneAfter('ana', 0)).toEqual(['f', 'b', 'e']);
			expect(store.goneAfter('ana', 7)).toEqual(['e']);
			expect(store.states('ana', ['a', 'b', 'c', 'z'])).toEqual(
				new Map([
					['a', 'deleted'],
					['b', 'gone'],
					['c', 'live']
				])
			);
		});

		test('a page goes either way, or over the ids asked for', () => {
			advance('ana', move('a', 'b', 'c', 'd'));
			expect(page('ana', 1, 2).map((row) => row.useq)).toEqual([2, 3]);
			const backwards = store.rows('ana', { after: 1, limit: 2, order: 'descending' });
			expect(backwards.map((row) => row.useq)).toEqual([4, 3]);
			const among = (order: 'ascending' | 'descending') =>
				store.rowsAmong('ana', ['d', 'a', 'b', 'z'], { after: 1, order }).map((row) => row.id);
			expect(among('ascending')).toEqual(['b', 'd']);
			expect(among('descending')).toEqual(['d', 'b']);
		});

		test('a reset forgets all and begins a new epoch', () => {
			const before = store.epoch();
			advance('ana', move('a'));
			expect(store.epoch()).toBe(before);
			store.reset();
			expect(store.epoch()).not.toBe(before);
			expect(store.user('ana')).toBeNull();
			expect(page('ana')).toEqual([]);
			expect(advance('ana', move('b'))).toMatchObject({ lastUseq: 1, docCount: 1 });
		});

		test('a step that was planned before a reset is not taken after it', () => {
			const step = { epoch: store.epoch(), position: START, moves: move('a') };
			store.reset();
			const current = { ...step, epoch: store.epoch() };
			const steps = [
				{ uid: 'ana', step },
				{ uid: 'bruno', step: current }
			];
			expect(store.advance(steps)).toMatchObject([null, { lastUseq: 1 }]);
			expect(store.user('ana')).toBeNull();
		});
	});
}
