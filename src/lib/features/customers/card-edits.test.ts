import { expect, test } from 'vitest';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { editsBetween, inverseOf, removalOf } from './card-edits.ts';
import { cardFields, fieldValues, itemField, NAME_FIELD } from './card-fields.ts';

const carmen: CustomerCore = {
	_id: 'customer:01J0000000000000000000000A',
	schema: 1,
	type: 'person',
	givenName: 'Carmen',
	familyName: 'López',
	phones: [{ id: 'p1', kind: 'mobile', number: '+34654120987', typed: '654 12 09 87' }],
	addresses: [{ id: 'a1', city: 'Sevilla' }],
	assigned: { owner: 'ana', territory: 'north' }
};
const mobile = itemField('phones', 'p1', true);

test('saving what is there already edits nothing', () => {
	expect(editsBetween(carmen, NAME_FIELD, fieldValues(carmen, NAME_FIELD))).toEqual([]);
	expect(editsBetween(carmen, mobile, fieldValues(carmen, mobile))).toEqual([]);
});

test('only what was changed is edited, without the blanks around it', () => {
	const after = { givenName: 'Carmen', familyName: ' López Ruiz ' };
	expect(editsBetween(carmen, NAME_FIELD, after)).toEqual([
		{ op: 'set', path: 'familyName', value: 'López Ruiz' }
	]);
});

test('an emptied field is cleared', () => {
	expect(editsBetween(carmen, NAME_FIELD, { givenName: 'Carmen', familyName: '' })).toEqual([
		{ op: 'set', path: 'familyName', value: null }
	]);
});

test('a new number forgets how the old one was typed', () => {
	expect(editsBetween(carmen, mobile, { kind: 'mobile', number: '+34600000000' })).toEqual([
		{ op: 'set', path: 'phones/p1/number', value: '+34600000000' },
		{ op: 'set', path: 'phones/p1/typed', value: null }
	]);
});

test('a new item comes with what was filled in, and not at all when that is only its kind', () => {
	const field = itemField('emails', 'e1', false);
	expect(editsBetween(carmen, field, { kind: 'work', address: 'c@sol.es' })).toEqual([
		{ op: 'add', list: 'emails', item: 'e1', values: { kind: 'work', address: 'c@sol.es' } }
	]);
	expect(editsBetween(carmen, field, { kind: 'work', address: ' ' })).toEqual([]);
});

test('every edit can be undone', () => {
	const edits = [
		...editsBetween(carmen, NAME_FIELD, { givenName: '', familyName: 'Ruiz' }),
		...editsBetween(carmen, itemField('emails', 'e1', false), { address: 'c@sol.es' }),
		...removalOf(mobile)
	];
	expect(inverseOf(carmen, edits)).toEqual([
		{ op: 'set', path: 'givenName', value: 'Carmen' },
		{ op: 'set', path: 'familyName', value: 'López' },
		{ op: 'remove', list: 'emails', item: 'e1' },
		{
			op: 'add',
			list: 'phones',
			item: 'p1',
			values: { kind: 'mobile', number: '+34654120987', typed: '654 12 09 87' }
		}
	]);
});

test('an item that was emptied is taken off its list', () => {
	expect(editsBetween(carmen, mobile, { kind: 'mobile', number: ' ' })).toEqual([
		{ op: 'remove', list: 'phones', item: 'p1' }
	]);
});

test('a card lists what it has', () => {
	const fields = cardFields({ ...carmen, jobTitle: 'Gerente', companyName: 'Panadería Sol' });
	const ids = fields.map((field) => field.id);
	expect(ids).toEqual(['phones/p1', 'addresses/a1', 'companyName', 'jobTitle']);
});

test('the card of a company says whom one speaks to there, and not its name a second time', () => {
	const fields = cardFields({ ...carmen, type: 'company', companyName: 'Panadería Sol' });
	expect(fields.map((field) => field.id)).toEqual(['phones/p1', 'addresses/a1', 'name']);
});
