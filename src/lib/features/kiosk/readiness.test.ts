import { describe, expect, test } from 'vitest';
import { judgeReadiness, type ReadinessFacts, type ReadinessItem } from './readiness.ts';

const NOW = Date.UTC(2026, 10, 21, 20);
const HOUR = 3_600_000;
const engine = {
	allowed: true,
	mayOverride: true,
	pinSet: true,
	lastSync: NOW - HOUR,
	clockOffset: 2000,
	sessionUntil: NOW + 14 * 24 * HOUR,
	signedOut: false
};
const contest = { problem: null, texts: [], endsAt: NOW + 48 * HOUR };
const ready: ReadinessFacts = {
	installed: true,
	appIsWhole: true,
	engine,
	contest,
	hasLanguages: true,
	persisted: true,
	free: 1e9,
	camera: 'unused',
	now: NOW
};

const missing = (facts: Partial<ReadinessFacts>): readonly ReadinessItem[] =>
	judgeReadiness({ ...ready, ...facts }).flatMap(({ item, state }) =>
		state === 'missing' ? [item] : []
	);

test('a device that was prepared the evening before is ready', () => {
	expect(missing({})).toEqual([]);
	expect(missing({ contest: { ...contest, problem: 'not-begun' } })).toEqual([]);
});

test.each<[string, Partial<ReadinessFacts>, readonly ReadinessItem[]]>([
	['in a tab', { installed: false }, ['installed']],
	['of whose app a file is gone', { appIsWhole: false }, ['offline']],
	[
		'whose engine does not answer',
		{ engine: null },
		['engine', 'synced', 'clock', 'session', 'allowed', 'pin']
	],
	['without the contest', { contest: null }, ['contest', 'texts', 'session']],
	['for a contest that is over', { contest: { ...contest, problem: 'over' } }, ['contest']],
	[
		'whose contest lacks a translation',
		{ contest: { ...contest, texts: [{ at: 'notice/text', code: 'not-translated' }] } },
		['texts']
	],
	[
		'that was in step two days ago',
		{ engine: { ...engine, lastSync: NOW - 48 * HOUR } },
		['synced']
	],
	['that never was in step', { engine: { ...engine, lastSync: null } }, ['synced', 'clock']],
	['that lacks a language', { hasLanguages: false }, ['languages']],
	['whose contest wants a camera that is not there', { camera: 'missing' }, ['camera']],
	['whose data may be cleared', { persisted: false }, ['kept']],
	['that is nearly full', { free: 1e7 }, ['room']],
	['whose clock is two minutes slow', { engine: { ...engine, clockOffset: 120_000 } }, ['clock']],
	[
		'whose session ends with the first day',
		{ engine: { ...engine, sessionUntil: NOW + HOUR } },
		['session']
	],
	['that the server has signed out', { engine: { ...engine, signedOut: true } }, ['session']],
	['of who may not hand in', { engine: { ...engine, allowed: false } }, ['allowed']],
	['without a PIN', { engine: { ...engine, pinSet: false } }, ['pin']]
])('a device %s is not', (_, facts, items) => {
	expect(missing(facts)).toEqual(items);
});

test.each<[string, Partial<ReadinessFacts>, ReadinessItem]>([
	['how full it is', { free: null }, 'room'],
	['whether it keeps the data', { persisted: null }, 'kept']
])('that a platform never tells %s blocks nothing', (_, facts, item) => {
	expect(missing(facts)).toEqual([]);
	const checks = judgeReadiness({ ...ready, ...facts });
	expect(checks.find((check) => check.item === item)?.state).toBe('unknown');
});

describe('what nobody may waive', () => {
	test('is what there is no kiosk without', () => {
		const needed = judgeReadiness(ready).flatMap(({ item, waivable }) => (waivable ? [] : [item]));
		expect(needed).toEqual(['engine', 'contest', 'allowed', 'pin']);
	});
});
