import { afterEach, beforeEach, expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import { customer, meAs, NOW, openLocalEngine } from '../../../tests/builders/local-engine.ts';
import type { LocalEngine } from '../../../tests/builders/local-engine.ts';
import { callEngine } from './engine-calls.ts';

const CARD = '4111 1111 1111 1111';
const ULID = newUlid(NOW, () => 0.5);
const rosa = customer({ givenName: 'Rosa' });
const olga = customer({ givenName: 'Olga' });
const { cid } = rosa;

let local: LocalEngine;
beforeEach(async () => {
	const documents = [rosa.revision, olga.revision];
	local = await openLocalEngine({ me: meAs('administrator'), documents });
});
afterEach(() => local.engine.close());

const segment = { ulid: ULID, where: { kind: 'all', of: [] }, sort: [], audience: [] };
const field = { slug: 'nota', purpose: { es: 'Para saberlo' }, type: 'text', section: 'core' };
const asked = { of: [], options: [], archived: false, readers: {} };
const tag = (value: string) => [{ op: 'add', list: 'tags', item: 't1', values: { value } }];

test.each([
	['a tag', 'editCustomer', [cid, tag(CARD)]],
	['a password', 'editCustomer', [cid, tag('contraseña: centeno')]],
	['what came of a task', 'editEvent', ['task:x', [{ op: 'set', path: 'outcome', value: CARD }]]],
	['who somebody is to another', 'addLink', [{ cid, ulid: ULID, to: olga.cid, role: CARD }]],
	['the name of a segment', 'saveSegment', [{ ...segment, name: CARD }]],
	['what a segment asks for', 'saveSegment', [{ ...segment, name: 'Uno', where: contains(CARD) }]],
	['the name of a field', 'saveField', [{ ...field, ...asked, label: { es: `Tarjeta ${CARD}` } }]],
	['a number to be called', 'editCustomer', [cid, phone(CARD)]]
] as const)('a card number or a password in %s is not kept', async (_what, method, args) => {
	const call = callEngine(local.engine, method, args);
	await expect(call).rejects.toMatchObject({ code: 'secret' });
	expect(local.database.outbox.size).toBe(0);
});

test('a long telephone number is kept, and so is what only looks alike', async () => {
	await callEngine(local.engine, 'editCustomer', [cid, phone('+378282246310005')]);
	await callEngine(local.engine, 'saveSegment', [{ ...segment, name: 'Contraseñas' }]);
	expect(local.database.outbox.size).toBeGreaterThan(0);
});

function contains(value: string) {
	return { kind: 'text', field: 'notes', how: 'contains', value };
}

function phone(number: string) {
	return [{ op: 'add', list: 'phones', item: 'p1', values: { number } }];
}
