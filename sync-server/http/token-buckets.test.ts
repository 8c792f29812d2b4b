import { expect, test } from 'vitest';
import { TokenBuckets } from './token-buckets.ts';

const size = { burst: 3, perSecond: 2, buckets: 2 };

test('a burst passes, what follows has to wait, and time fills the bucket again', () => {
	let now = 0;
	const buckets = new TokenBuckets(size, () => now);
	expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
	now = 500;
	expect(buckets.take('a')).toBe(0);
	expect(buckets.take('a')).toBe(1);
	now = 60_000;
	expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
});

test('each key has a bucket of its own', () => {
	const buckets = new TokenBuckets(size, () => 0);
	expect([1, 2, 3, 4].map(() => buckets.take('a'))).toEqual([0, 0, 0, 1]);
	expect(buckets.take('b')).toBe(0);
});

test('a clock that runs backwards empties nothing', () => {
	let now = 1000;
	const buckets = new TokenBuckets(size, () => now);
	buckets.take('a');
	now = 0;
	expect([1, 2, 3].map(() => buckets.take('a'))).toEqual([0, 0, 1]);
});

test('strangers without number can’t fill the memory', () => {
	const buckets = new TokenBuckets(size, () => 0);
	for (let i = 0; i < 4; i++) buckets.take('a');
	buckets.take('b');
	buckets.take('c');
	expect(buckets.take('a')).toBe(0);
});
