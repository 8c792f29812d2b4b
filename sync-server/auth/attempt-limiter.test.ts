import { expect, test } from 'vitest';
import { createAttemptLimiter, type AttemptLimiter } from './attempt-limiter.ts';

const limits = { freeFailures: 3, firstWait: 1000, longestWait: 8000, memory: 60_000, keys: 3 };

function limiterAt(start: number): { limiter: AttemptLimiter; pass: (ms: number) => void } {
	let now = start;
	return { limiter: createAttemptLimiter(limits, () => now), pass: (ms) => (now += ms) };
}

test('a few failures are free, then each one doubles the wait up to the ceiling', () => {
	const { limiter, pass } = limiterAt(0);
	const waits: number[] = [];
	for (let attempt = 0; attempt < 9; attempt++) {
		const wait = limiter.begin('ana');
		waits.push(wait);
		pass(wait);
		if (wait > 0) expect(limiter.begin('ana')).toBe(0);
	}
	expect(waits).toEqual([0, 0, 0, 1000, 2000, 4000, 8000, 8000, 8000]);
});

test('an attempt during the wait is not counted, so hammering does not lengthen it', () => {
	const { limiter, pass } = limiterAt(0);
	for (let i = 0; i < 3; i++) limiter.begin('ana');
	for (let i = 0; i < 50; i++) expect(limiter.begin('ana')).toBe(1000);
	pass(1000);
	expect(limiter.begin('ana')).toBe(0);
});

test('nobody is locked out for good: after a quiet while all is forgotten', () => {
	const { limiter, pass } = limiterAt(0);
	for (let i = 0; i < 3; i++) limiter.begin('ana');
	pass(limits.memory);
	for (let i = 0; i < 3; i++) expect(limiter.begin('ana')).toBe(0);
});

test('a clock that is put back by days locks nobody out', () => {
	const { limiter, pass } = limiterAt(1e12);
	for (let i = 0; i < 3; i++) limiter.begin('ana');
	pass(-2 * 24 * 60 * 60_000);
	expect(limiter.begin('ana')).toBeLessThanOrEqual(limits.longestWait);
});

test('attempts that succeed do not add up', () => {
	const { limiter } = limiterAt(0);
	for (let i = 0; i < 20; i++) {
		expect(limiter.begin('office')).toBe(0);
		limiter.takeBack('office');
	}
	limiter.begin('office');
	limiter.begin('office');
	limiter.forget('office');
	for (let i = 0; i < 3; i++) expect(limiter.begin('office')).toBe(0);
	expect(limiter.begin('office')).toBe(1000);
});

test('memory is bounded: the key longest unused makes room', () => {
	const { limiter } = limiterAt(0);
	for (let i = 0; i < 3; i++) limiter.begin('ana');
	limiter.begin('luis');
	limiter.begin('bruno');
	expect(limiter.begin('ana')).toBe(1000);
	limiter.begin('marta');
	expect(limiter.begin('ana')).toBe(0);
});
