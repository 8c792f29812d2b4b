import { afterEach, beforeEach, expect, test } from 'vitest';
import {
	customer,
	meAs,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { FieldOrder } from './fields-api.ts';

const rosa = customer({ givenName: 'Rosa', familyName: 'Iturralde' });
const bread: FieldOrder = {
	slug: 'pan-preferido',
	label: { es: 'Pan preferido', en: 'Favourite bread' },
	purpose: { es: 'Para avisar cuando hay' },
	type: 'choice',
	section: 'core',
	of: ['person'],
	options: [
		{ value: 'o1', label: { es: 'Centeno' } },
		{ value: 'o2', label: { es: 'Espelta' } }
	],
	archived: false
};

let local: LocalEngine;
beforeEach(async () => {
	local = await openLocalEngine({ me: meAs('administrator'), documents: [rosa.revision] });
});
afterEach(() => local.database.destroy());

const fields = () => local.engine.cardFields();

test('a field is there as it was described, and waits to be sent', async () => {
	await local.engine.saveField(bread);
	expect(await fields()).toEqual({
		custom: [{ ...bread, name: 'x-pan-preferido' }],
		hidden: [],
		editable: true,
		roles: []
	});
	expect(await local.engine.pending()).toMatchObject([{ id: 'settings:field-pan-preferido' }]);
});

test('it may be called otherwise later, and be asked for no longer', async () => {
	await local.engine.saveField(bread);
	const changed = { ...bread, label: { es: 'Pan favorito' }, of: [], archived: true };
	await local.engine.saveField(changed);
	expect((await fields()).custom).toEqual([{ ...changed, name: 'x-pan-preferido' }]);
});

test.each([
	['no name', { label: { es: '  ' } }],
	['no use', { purpose: {} }],
	['one choice', { options: bread.options.slice(0, 1) }],
	['no slug', { slug: 'Pan / preferido' }]
])('a field with %s is refused, and nothing is kept of it', async (_what, part) => {
	await expect(local.engine.saveField({ ...bread, ...part })).rejects.toMatchObject({
		code: 'invalid'
	});
	expect((await fields()).custom).toEqual([]);
});

test('a field of everybody is hidden, and shown again; what stands in it stays', async () => {
	await local.engine.editCustomer(rosa.cid, [{ op: 'set', path: 'jobTitle', value: 'Gerente' }]);
	await local.engine.hideField('jobTitle', true);
	await local.engine.hideField('sex', true);
	expect((await fields()).hidden).toEqual(['jobTitle', 'sex']);
	await local.engine.hideField('sex', false);
	expect((await fields()).hidden).toEqual(['jobTitle']);
	expect((await local.engine.customer(rosa.cid))?.core.jobTitle).toBe('Gerente');
});

test('what a rep writes in it is on the card, in segments and in their order', async () => {
	const size: FieldOrder = { ...bread, slug: 'hornos', type: 'number', options: [] };
	await local.engine.saveField(size);
	await local.engine.editCustomer(rosa.cid, [{ op: 'set', path: 'x-hornos', value: '3' }]);
	expect((await local.engine.customer(rosa.cid))?.core['x-hornos']).toBe('3');
	const asked = {
		sort: [{ field: 'x-hornos', direction: 'up' }],
		language: 'es',
		timeZone: 'Europe/Madrid',
		offset: 0,
		limit: 10
	} as const;
	const above = (value: number) =>
		local.engine.askSegment({
			...asked,
			where: { kind: 'number', field: 'x-hornos', compare: 'above', value }
		});
	expect(await above(2)).toMatchObject({ total: 1, rows: [{ row: { cid: rosa.cid } }] });
	expect(await above(3)).toMatchObject({ total: 0 });
});

test('who administers nothing sees the fields, and is told that they may not change them', async () => {
	const rep = await openLocalEngine({ me: meAs('rep'), documents: [] });
	expect(await rep.engine.cardFields()).toMatchObject({ editable: false });
	await rep.database.destroy();
});

test('how many cards have a field is counted, wherever it stands, and not where one may not read', async () => {
	await local.engine.saveField(bread);
	await local.engine.editCustomer(rosa.cid, [
		{ op: 'set', path: 'jobTitle', value: 'Gerente' },
		{ op: 'set', path: 'x-pan-preferido', value: 'o1' }
	]);
	await local.engine.editSection(rosa.cid, 'billing', [
		{ op: 'set', path: 'city', value: 'Vigo' },
		{ op: 'set', path: 'street', value: 'Calle Real' }
	]);
	const counts = await local.engine.fieldCounts();
	expect(counts.cards).toBe(1);
	expect(counts.filled).toMatchObject({ jobTitle: 1, 'x-pan-preferido': 1, billingAddress: 1 });
	expect(counts.filled['honorific']).toBeUndefined();
	expect(counts.unread).toEqual([]);
	await local.engine.editCustomer(rosa.cid, [{ op: 'set', path: 'jobTitle', value: null }]);
	expect((await local.engine.fieldCounts()).filled['jobTitle']).toBeUndefined();
});

test('of a field that was set apart for others nothing is counted', async () => {
	await local.engine.saveField({ ...bread, type: 'text', options: [], section: 'apart' });
	expect((await local.engine.fieldCounts()).unread).toEqual(['x-pan-preferido']);
});
