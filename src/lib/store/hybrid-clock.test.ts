import { expect, test } from 'vitest';
import { formatStamp, parseStamp } from '#domain/merge/stamp.ts';
import { HybridClock, newClock } from './hybrid-clock.ts';

const at = (ms: number, device = 'other'): string => formatStamp({ ms, counter: 0, device });

test('stamps rise, also while the device’s clock stands still or falls back', () => {
	let now = 1000;
	const clock = new HybridClock('me', () => now, newClock);
	const first = clock.next(null);
	const second = clock.next(null);
	now = 500;
	const third = clock.next(null);
	expect([first, second, third]).toEqual([first, second, third].sort());
	expect(new Set([first, second, third]).size).toBe(3);
});

test('a stamp stands above all that came from the server and all that the edit has seen', () => {
	const clock = new HybridClock('me', () => 1000, newClock);
	clock.meet(at(5000));
	expect(clock.next(null) > at(5000)).toBe(true);
	expect(clock.next(at(9000)) > at(9000)).toBe(true);
});

test('time is the server’s once it has been heard', () => {
	const clock = new HybridClock('me', () => 1000, newClock);
	clock.correct(61_000);
	expect(clock.now()).toBe(61_000);
	expect(parseStamp(clock.next(null)).ms).toBe(61_000);
});

test('what was issued under a wrong clock and never sent is taken back', () => {
	let now = 1e9;
	const clock = new HybridClock('me', () => now, newClock);
	clock.next(null);
	now = 2000;
	clock.reissued(at(2000, 'me'));
	expect(parseStamp(clock.next(null)).ms).toBe(2000);
});

test('what the server has acknowledged is never taken back', () => {
	const clock = new HybridClock('me', () => 1000, newClock);
	clock.acknowledge(at(7000, 'me'));
	clock.reissued(at(2000, 'me'));
	expect(clock.next(null) > at(7000, 'me')).toBe(true);
});

test('a restart goes on where it was', () => {
	const before = new HybridClock('me', () => 5000, newClock);
	const last = before.next(null);
	const after = new HybridClock('me', () => 1, before.state);
	expect(after.next(null) > last).toBe(true);
});
