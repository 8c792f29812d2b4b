import { describe, expect, test } from 'vitest';
import { applyEdits } from './apply-edits.ts';
import { createBody } from './create-body.ts';
import { merge } from './merge.ts';
import { planReissue, reissueStamps, stampsOf } from './reissue-stamps.ts';
import { nextStamp, parseStamp } from './stamp.ts';

const NOW = 1_000_000;
const WRONG = NOW * 50;
const OFFICE = createBody(
	{ city: 'Lugo', phones: [{ id: 'p1', number: '1' }] },
	at(500, 'doffice')
);
const pushed = applyEdits(OFFICE, [{ op: 'set', path: 'city', value: 'A' }], at(900, 'dana'));
const ahead = applyEdits(pushed, [{ op: 'set', path: 'stage', value: 's' }], at(WRONG, 'dana'));
const last = applyEdits(
	ahead,
	[{ op: 'set', path: 'phones/p1/number', value: '2' }],
	at(WRONG + 1, 'dana')
);
const other = createBody({ city: 'Vigo' }, at(WRONG, 'dana'));

function at(ms: number, device: string): string {
	return nextStamp(null, ms, device);
}

function plan() {
	const stamps = [last, other].flatMap((body) => [...stampsOf(body)]);
	return planReissue(stamps, { device: 'dana', above: at(900, 'dana'), now: NOW });
}

describe('when the clock was found wrong', () => {
	test('what was not pushed gets stamps of the right time, in the order of the old ones', () => {
		expect([...plan()]).toEqual([
			[at(WRONG, 'dana'), at(NOW, 'dana')],
			[at(WRONG + 1, 'dana'), nextStamp(at(NOW, 'dana'), NOW, 'dana')]
		]);
	});

	test('values, items and what has been seen carry the new stamps, in every document alike', () => {
		const { m } = reissueStamps(last, plan());
		const [first, second] = [...plan().values()];
		expect(m.vv).toEqual({ doffice: at(500, 'doffice'), dana: second });
		expect(m.f).toEqual({ city: at(900, 'dana'), stage: first, 'phones/p1/number': second });
		expect(m.g).toEqual({ phones: { p1: [second] } });
		expect(reissueStamps(other, plan()).m.f).toEqual({ city: first });
	});

	test('no value changes, and what was pushed is still known as replaced', () => {
		const reissued = reissueStamps(last, plan());
		expect({ ...reissued, m: null }).toEqual({ ...last, m: null });
		expect(merge(reissued, pushed)).toEqual(reissued);
		expect(merge(reissued, OFFICE)).toEqual(reissued);
	});

	test('new stamps are above everything of others that was seen', () => {
		const luis = at(NOW + 60_000, 'dluis');
		const stamps = [at(WRONG, 'dana'), luis];
		const renewed = planReissue(stamps, { device: 'dana', above: at(0, 'dana'), now: NOW });
		expect([...renewed.values()].every((stamp) => stamp > luis)).toBe(true);
		expect(renewed.has(luis)).toBe(false);
	});

	test('nothing is reissued that may have been pushed', () => {
		const all = planReissue(stampsOf(last), {
			device: 'dana',
			above: at(WRONG + 1, 'dana'),
			now: NOW
		});
		expect(all.size).toBe(0);
		expect(reissueStamps(last, all)).toEqual(last);
		expect(parseStamp(at(900, 'dana')).device).toBe('dana');
	});

	test('a conflict keeps its values, and shows the later by the right clock', () => {
		const luis = applyEdits(
			pushed,
			[{ op: 'set', path: 'stage', value: 'luis' }],
			at(NOW - 1, 'dluis')
		);
		const both = merge(luis, ahead);
		const stamps = stampsOf(ahead);
		const early = planReissue(stamps, { device: 'dana', above: at(900, 'dana'), now: 2_000 });
		expect(both['stage']).toBe('s');
		expect(reissueStamps(both, early)).toMatchObject({
			stage: 'luis',
			m: { x: { stage: [{ v: 's' }] } }
		});
	});
});
