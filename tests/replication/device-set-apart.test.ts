import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SegmentNode } from '#domain/documents/segment.ts';
import type { FieldOrder } from '../../src/lib/app/fields-api.ts';
import { startCompany, type Company, type PersonName } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { signedInEngine, type SignedInEngine } from './signed-in-engine.ts';

let company: Company;
const open: SignedInEngine[] = [];
const rosa = knownCustomer('ana', { givenName: 'Rosa', familyName: 'Vidal' });
const { cid } = rosa;
const allergies = `customer:${cid}:x-alergias`;

const field: FieldOrder = {
	slug: 'alergias',
	label: { es: 'Alergias' },
	purpose: { es: 'No ofrecer lo que no puede comer' },
	type: 'text',
	section: 'apart',
	of: [],
	options: [],
	archived: false,
	readers: { administrator: 'write', supervisor: 'read', rep: 'none' }
};
const asked: SegmentNode = {
	kind: 'text',
	field: 'x-alergias',
	how: 'contains',
	value: 'celíaca'
};

beforeEach(async () => {
	company = await startCompany({ documents: [rosa.revision] });
});
afterEach(async () => {
	for (const { engine } of open.splice(0)) await engine.erase();
	await company.close();
});

async function signIn(name: PersonName): Promise<SignedInEngine> {
	const signedIn = await signedInEngine(company, name);
	open.push(signedIn);
	return signedIn;
}

/** An administrator sets a field apart and fills it in, without a network, and then meets the server. */
async function setApart(): Promise<SignedInEngine> {
	const marta = await signIn('marta');
	await marta.engine.saveField(field);
	await marta.device.round();
	expect(await marta.device.database.rejected.list()).toEqual([]);
	await marta.device.database.state.setMe(marta.device.client.me);
	const again = await signIn('marta');
	await again.engine.editSection(cid, 'apart', [
		{ op: 'set', path: 'x-alergias', value: 'celíaca' }
	]);
	await again.device.round();
	expect(await again.device.database.rejected.list()).toEqual([]);
	return again;
}

async function found(engine: SignedInEngine['engine'], text: string): Promise<number> {
	const query = { text, sort: [], language: 'es', offset: 0, limit: 10 };
	return (await engine.customers(query)).total;
}

async function historyFor(name: PersonName): Promise<string> {
	const client = await company.signIn(name);
	return JSON.stringify((await client.get(`/api/v1/history/${cid}`)).body);
}

function inSegment(engine: SignedInEngine['engine'], where: SegmentNode) {
	const page = { sort: [], language: 'es', timeZone: 'UTC', offset: 0, limit: 10 } as const;
	return engine.askSegment({ where, ...page });
}

test('who writes a field that was set apart has it on the card, finds it and asks for it', async () => {
	const { engine } = await setApart();
	expect((await engine.customer(cid))?.sections?.apart).toMatchObject({
		values: { 'x-alergias': 'celíaca' },
		fields: { 'x-alergias': 'write' }
	});
	await expect.poll(() => found(engine, 'celiaca')).toBe(1);
	expect(await inSegment(engine, asked)).toMatchObject({ total: 1, refused: [] });
	expect((await engine.segmentChoices()).sections).toContain('x-alergias');
});

test('whose role reads it has it on their device, and changes nothing of it', async () => {
	await setApart();
	const { engine, held, device } = await signIn('sofia');
	expect(held).toContain(allergies);
	const card = await engine.customer(cid);
	expect(card?.rights?.apart).toBe('read');
	expect(card?.sections?.apart?.fields).toEqual({ 'x-alergias': 'read' });
	await expect.poll(() => found(engine, 'celiaca')).toBe(1);
	await engine.editSection(cid, 'apart', [{ op: 'set', path: 'x-alergias', value: 'ninguna' }]);
	await device.round();
	expect((await device.database.rejected.list()).map(({ docId }) => docId)).toContain(allergies);
});

test('whose role does not read it has nothing of it', async () => {
	await setApart();
	const { engine, held } = await signIn('ana');
	expect(held).toContain(`customer:${cid}`);
	expect(held).not.toContain(allergies);
	const card = await engine.customer(cid);
	expect(card?.rights?.apart).toBe('none');
	expect(card?.sections?.apart).toBeUndefined();
	expect(await found(engine, 'vidal')).toBe(1);
	expect(await found(engine, 'celiaca')).toBe(0);
	// Neither a count of those who have none tells how many have some.
	const without = await inSegment(engine, { kind: 'not', of: asked });
	expect(without).toMatchObject({ total: 0, rows: [] });
	expect(without.refused).toHaveLength(1);
	expect((await engine.segmentChoices()).sections).not.toContain('x-alergias');
	expect((await engine.cardFields()).custom).toEqual([]);
	const history = await historyFor('ana');
	expect(history).not.toContain('celíaca');
	expect(history).not.toContain('x-alergias');
	expect(await historyFor('sofia')).toContain('celíaca');
});

test('once a role reads it no more, it leaves the devices', async () => {
	const marta = await setApart();
	const { held, device } = await signIn('sofia');
	expect(held).toContain(allergies);
	await marta.engine.saveField({ ...field, readers: { supervisor: 'none' } });
	await marta.device.round();
	await device.roundAtLast();
	expect(await device.database.read(allergies)).toBeNull();
	expect(await device.database.read(`customer:${cid}`)).not.toBeNull();
});
