import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../kernel/json.ts';
import { applyEdits } from '../merge/apply-edits.ts';
import { createBody } from '../merge/create-body.ts';
import type { FieldEdit } from '../merge/field-edit.ts';
import { mergeAll } from '../merge/merge.ts';
import type { MergeBody } from '../merge/merge-body.ts';
import { formatStamp } from '../merge/stamp.ts';
import { lateEdits, unseenGains } from './late-edits.ts';
import { noted } from './merge-customers.ts';

const at = (ms: number, device = 'd') => formatStamp({ ms, counter: 0, device });
const card = (values: JsonObject): MergeBody => createBody({ schema: 1, ...values }, at(1));
const edit = (body: MergeBody, ...edits: readonly FieldEdit[]): MergeBody =>
	applyEdits(body, edits, at(2));
const set = (path: string, value: string | null): FieldEdit => ({ op: 'set', path, value });
const mobile = { id: 'p1', number: '+34600000001' };
const phone = (item: string, number: string): FieldEdit => ({
	op: 'add',
	list: 'phones',
	item,
	values: { number }
});

describe('what is written on a card that was merged already', () => {
	test('goes to the winner where the winner says nothing, or what the card said', () => {
		const before = card({ givenName: 'Paca', jobTitle: 'jefa' });
		const after = edit(before, set('jobTitle', 'directora'), set('sex', 'female'));
		const late = lateEdits({ before, after, winner: card({ jobTitle: 'jefa' }) });
		expect(late.winner).toEqual([set('jobTitle', 'directora'), set('sex', 'female')]);
		expect(late.merged).toEqual([
			noted('jobTitle', 'jefa', 'directora'),
			noted('sex', null, 'female')
		]);
	});

	test('stands beside what the winner says otherwise', () => {
		const before = card({ jobTitle: 'jefa' });
		const after = edit(before, set('jobTitle', 'directora'));
		const { winner, contested } = lateEdits({ before, after, winner: card({ jobTitle: 'dueña' }) });
		expect(winner).toEqual([]);
		expect(contested).toEqual([
			{ path: 'jobTitle', standing: [{ v: 'dueña', t: at(1) }], late: ['directora'] }
		]);
	});

	test('overrules nobody whose word stands in conflict with what it replaces', () => {
		const before = card({ jobTitle: 'jefa' });
		const after = edit(before, set('jobTitle', 'directora'));
		const first = card({});
		const says = (jobTitle: string, device: string, ms: number) =>
			applyEdits(first, [set('jobTitle', jobTitle)], at(ms, device));
		const both = mergeAll([says('dueña', 'a', 3), says('jefa', 'b', 4)]);
		const { winner, contested, merged } = lateEdits({ before, after, winner: both });
		expect(winner).toEqual([set('jobTitle', 'directora')]);
		expect(contested).toEqual([
			{ path: 'jobTitle', standing: [{ v: 'dueña', t: at(3, 'a') }], late: ['directora'] }
		]);
		expect(merged).toEqual([]);
	});

	test('goes on whole where several wrote at once, or it was contested already', () => {
		const before = card({ jobTitle: 'jefa' });
		const says = (jobTitle: string, device: string, ms: number) =>
			applyEdits(before, [set('jobTitle', jobTitle)], at(ms, device));
		const after = mergeAll([says('dueña', 'a', 3), says('socia', 'b', 4)]);
		const same = lateEdits({ before, after, winner: card({ jobTitle: 'jefa' }) });
		expect(same.winner).toEqual([set('jobTitle', 'socia')]);
		expect(same.contested).toEqual([{ path: 'jobTitle', standing: [], late: ['socia', 'dueña'] }]);
		const other = lateEdits({ before, after, winner: card({ jobTitle: 'gerente' }) });
		expect(other.winner).toEqual([]);
		expect(other.contested).toEqual([
			{ path: 'jobTitle', standing: [{ v: 'gerente', t: at(1) }], late: ['socia', 'dueña'] }
		]);
		const beside = lateEdits({ before: says('socia', 'b', 4), after, winner: card({}) });
		expect(beside.winner).toEqual([set('jobTitle', 'dueña')]);
	});

	test('is not said again where it stands already, shown or beside what is shown', () => {
		const before = card({ jobTitle: 'jefa' });
		const after = edit(before, set('jobTitle', 'directora'));
		const says = (jobTitle: string, device: string) =>
			applyEdits(card({}), [set('jobTitle', jobTitle)], at(3, device));
		const winner = mergeAll([says('dueña', 'b'), says('directora', 'a')]);
		const late = lateEdits({ before, after, winner });
		expect(late).toEqual({ winner: [], contested: [], merged: [] });
	});

	test('adds a number of which two things were said, with both', () => {
		const before = card({});
		const added = edit(before, phone('p2', '+34600000002'));
		const says = (number: string, device: string) =>
			applyEdits(added, [set('phones/p2/number', number)], at(3, device));
		const after = mergeAll([says('+34600000003', 'a'), says('+34600000004', 'b')]);
		const late = lateEdits({ before, after, winner: card({}) });
		expect(late.winner).toEqual([phone('p2', '+34600000004')]);
		const path = 'phones/p2/number';
		expect(late.contested).toEqual([
			{ path, standing: [], late: ['+34600000004', '+34600000003'] }
		]);
	});

	test('adds a number once, whole, and not where the winner has it', () => {
		const before = card({});
		const after = edit(before, phone('p2', '+34600000002'), phone('p3', '+34600000001'));
		const late = lateEdits({ before, after, winner: card({ phones: [mobile] }) });
		expect(late.winner).toEqual([phone('p2', '+34600000002')]);
	});

	test('puts a number right that the winner took, under whatever id it has there', () => {
		const before = card({ phones: [mobile] });
		const after = edit(before, set('phones/p1/number', '+34600000009'));
		const winner = card({ phones: [{ ...mobile, id: 'w' }] });
		expect(lateEdits({ before, after, winner }).winner).toEqual([
			set('phones/w/number', '+34600000009')
		]);
	});

	test('takes nothing from the winner, and leaves alone what each card is by itself', () => {
		const before = card({ phones: [mobile], jobTitle: 'jefa' });
		const after = edit(
			before,
			{ op: 'remove', list: 'phones', item: 'p1' },
			set('jobTitle', null),
			{ op: 'set', path: 'archived', value: true },
			{ op: 'add', list: 'absorbed', item: 'x', values: { cid: 'x' } }
		);
		const late = lateEdits({ before, after, winner: before });
		expect(late).toEqual({ winner: [], contested: [], merged: [] });
	});
});

describe('what a merge had not seen of a card', () => {
	const merged = card({});

	test('goes to the winner with it', () => {
		const loser = card({ sex: 'female', jobTitle: 'jefa', phones: [mobile] });
		const late = unseenGains({ loser, winner: card({ jobTitle: 'dueña' }), merged });
		const values = { number: mobile.number, asOf: new Date(1).toISOString() };
		expect(late.winner).toEqual([
			set('sex', 'female'),
			{ op: 'add', list: 'phones', item: 'p1', values }
		]);
		expect(late.merged).toHaveLength(2);
	});

	test('is not what it took, and somebody has taken off since', () => {
		const loser = card({ phones: [mobile] });
		const took = edit(card({}), phone('p1', mobile.number));
		const winner = applyEdits(took, [{ op: 'remove', list: 'phones', item: 'p1' }], at(3));
		const notes = edit(merged, noted('phones/p1', null, { number: mobile.number }));
		expect(unseenGains({ loser, winner, merged: notes }).winner).toEqual([]);
		expect(unseenGains({ loser, winner, merged }).winner).toHaveLength(1);
		expect(unseenGains({ loser, winner: card({}), merged: notes }).winner).toHaveLength(1);
	});
});
