import { afterEach, describe, expect, test } from 'vitest';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Me } from '#domain/wire/me.ts';
import {
	ANA,
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine,
	type LocalEngineOptions
} from '../../../tests/builders/local-engine.ts';
import type { Revision } from '../store/revision.ts';
import type { CustomerRow } from './engine-api.ts';

const rosa = customer({
	givenName: 'Rosa',
	familyName: 'Vidal',
	jobTitle: 'Encargada de obra',
	phones: [{ id: 'p1', number: '+34600111222' }],
	emails: [{ id: 'e1', address: 'rosa@panaderiavidal.example' }],
	tags: [{ id: 't1', value: 'Horno de leña' }],
	'x-harina': 'espelta integral'
});
const iago = customer({ givenName: 'Iago', familyName: 'Castro' });

function hangingOn(cid: Ulid, kind: string, values: JsonObject): Revision {
	const at = new Date(NOW).toISOString();
	return known(`${kind}:${cid}:${newUlid(NOW, Math.random)}`, { by: ANA, at, ...values });
}
const DOCUMENTS = [
	rosa.revision,
	iago.revision,
	known(`customer:${rosa.cid}:notes`, { notes: 'Le gusta hablar de ópera\nantes de comprar' }),
	known(`customer:${rosa.cid}:commercial`, {
		contract: 'Portes pagados',
		'x-rappel': 'trimestral'
	}),
	hangingOn(rosa.cid, 'activity', {
		channel: 'visit',
		summary: 'Quiere cambiar el techo del obrador porque tiene muchas goteras en invierno'
	}),
	hangingOn(rosa.cid, 'task', { title: 'Mandar presupuesto', owner: ANA, outcome: 'aplazado' }),
	hangingOn(rosa.cid, 'complaint', { summary: 'Llegó mojado', owner: ANA, resolution: 'abonado' }),
	hangingOn(rosa.cid, 'purchase', { product: 'Masa madre', amount: 100, currency: 'EUR' }),
	hangingOn(rosa.cid, 'activity', { channel: 'call', summary: 'equivocada', archived: true })
];

let local: LocalEngine;
afterEach(() => local.database.destroy());

async function open(options: Partial<LocalEngineOptions> = {}): Promise<void> {
	local = await openLocalEngine({ me: meAs('supervisor'), documents: DOCUMENTS, ...options });
}
async function found(text: string): Promise<readonly CustomerRow[]> {
	const query = { text, sort: [], language: 'es', offset: 0, limit: 25 };
	return (await local.engine.customers(query)).rows;
}
/** Once the texts have been read. */
async function foundInTime(text: string): Promise<CustomerRow | undefined> {
	await expect.poll(async () => (await found(text)).length).toBe(1);
	return (await found(text))[0];
}

describe('a customer is found by', () => {
	test.each([
		['what was said', 'goteras', 'activity'],
		['the same without accents and with a slip', 'goetras', 'activity'],
		['the beginning of a word', 'gote', 'activity'],
		['words of a note, an event and the name together', 'opera goteras vidal', 'notes'],
		['notes', 'ópera', 'notes'],
		['a clause', 'portes', 'contract'],
		['a field that was added to a section', 'trimestral', 'x-rappel'],
		['a field that was added to the card', 'espelta', 'x-harina'],
		['the job', 'encargada', 'jobTitle'],
		['a task', 'presupuesto', 'task'],
		['what came of it', 'aplazado', 'task'],
		['a complaint', 'mojado', 'complaint'],
		['how it was put right', 'abonado', 'complaint'],
		['what they bought', 'masa madre', 'purchase'],
		['a tag', 'horno', 'tags'],
		['a number', '600111222', 'phones'],
		['an e-mail address', 'panaderiavidal', 'emails']
	])('%s: %s', async (_what, text, field) => {
		await open();
		await foundInTime('goteras');
		const row = await foundInTime(text);
		expect(row?.cid).toBe(rosa.cid);
		expect(row?.found?.field).toBe(field);
	});
});

test('a row says where it was found, with the words around it and those to mark', async () => {
	await open();
	const row = await foundInTime('goteras');
	expect(row?.found).toEqual({
		field: 'activity',
		text: '…tiene muchas goteras en invierno'
	});
	expect(row?.matched).toEqual(['goteras']);
});

test('what the row shows by itself needs no telling', async () => {
	await open();
	await foundInTime('goteras');
	expect((await foundInTime('rosa vid'))?.found).toBeUndefined();
});

test('one or two letters are looked for in names alone', async () => {
	await open();
	await foundInTime('goteras');
	expect(await found('go')).toEqual([]);
	expect(await found('ia')).toHaveLength(1);
});

test('what was taken back is not found', async () => {
	await open();
	await foundInTime('goteras');
	expect(await found('equivocada')).toEqual([]);
});

test('what is noted, changed and purged is found, and found no more, at once', async () => {
	await open();
	await foundInTime('goteras');
	const ulid = newUlid(NOW, Math.random);
	const values = { channel: 'visit', summary: 'Pregunta por levadura' };
	await local.engine.addEvent({ kind: 'activity', cid: iago.cid, ulid, values });
	expect((await foundInTime('levadura'))?.cid).toBe(iago.cid);
	const id = `activity:${iago.cid}:${ulid}`;
	await local.engine.editEvent(id, [{ op: 'set', path: 'summary', value: 'Nada' }]);
	await expect.poll(() => found('levadura')).toEqual([]);
	await local.database.purge([`customer:${rosa.cid}:notes`]);
	await expect.poll(() => found('opera')).toEqual([]);
	expect(await found('goteras')).toHaveLength(1);
});

test('whoever was merged into somebody is found as that one', async () => {
	const winner = customer({
		givenName: 'Uxía',
		absorbed: [{ id: 'a1', cid: iago.cid }]
	});
	const merged = known(`customer:${iago.cid}:merged`, { into: winner.cid });
	const note = hangingOn(iago.cid, 'activity', { channel: 'call', summary: 'prefiere centeno' });
	await open({ documents: [...DOCUMENTS, winner.revision, merged, note] });
	expect((await foundInTime('centeno'))?.cid).toBe(winner.cid);
});

describe('at the next start', () => {
	const quiet: (() => void)[] = [];
	const later = (task: () => void): (() => void) => {
		quiet.push(task);
		return () => undefined;
	};
	async function kept(): Promise<void> {
		await open({ later });
		await foundInTime('goteras');
		await keepAll();
	}
	/** Things are quiet until what is kept is true again. */
	async function keepAll(): Promise<void> {
		const asked = await local.database.documents.sequence();
		await expect
			.poll(async () => {
				quiet.at(-1)?.();
				const head = (await local.side.get('state', 'texts/head')) as
					{ sequence: number } | undefined;
				return head?.sequence ?? -1;
			})
			.toBeGreaterThanOrEqual(asked);
	}

	test('everything is found that was kept, and what changed since', async () => {
		await kept();
		await local.database.documents.write([
			hangingOn(iago.cid, 'activity', { channel: 'call', summary: 'pide molino' })
		]);
		local = await local.again();
		expect((await foundInTime('goteras'))?.cid).toBe(rosa.cid);
		expect((await foundInTime('molino'))?.cid).toBe(iago.cid);
	});

	test('what was purged meanwhile is not found, however the app ended', async () => {
		await kept();
		const visit = hangingOn(iago.cid, 'activity', { channel: 'visit', summary: 'pide molino' });
		await local.database.receive([visit]);
		await foundInTime('molino');
		await keepAll();
		await local.database.purge([visit.id]);
		local = await local.again();
		await foundInTime('goteras');
		expect(await found('molino')).toEqual([]);
	});
});

describe('whoever may not search by a field', () => {
	const restricted = (fields: Record<string, Record<string, string[]>>): Me => {
		const me = meAs('supervisor');
		return { ...me, roles: me.roles.map((role) => ({ ...role, fields })) };
	};

	test.each([
		['notes', 'notes', 'opera'],
		['activity', 'summary', 'goteras'],
		['core', 'x-harina', 'espelta'],
		['core', 'phones', '600111222'],
		['core', 'tags', 'horno'],
		['core', 'emails', 'panaderiavidal']
	])('finds nobody by it, and no count gives it away: %s, %s', async (section, field, text) => {
		await open({ me: restricted({ [section]: { [field]: ['edit', 'sort'] } }) });
		await foundInTime('mojado');
		expect(await found(text)).toEqual([]);
		expect((await foundInTime('vidal'))?.cid).toBe(rosa.cid);
	});
});

test('somebody is found by what friends call them, and what that stands for is marked', async () => {
	const jose = customer({ givenName: 'José', familyName: 'Prats' });
	const street = customer({
		givenName: 'Ana',
		addresses: [{ id: 'a1', street: 'San José', city: 'Lugo' }]
	});
	const notes = known(`customer:${jose.cid}:notes`, { notes: 'Prefiere las mañanas' });
	await open({ documents: [jose.revision, street.revision, notes] });
	await expect.poll(async () => (await found('mañanas')).length).toBe(1);
	const rows = await found('pepe');
	expect(rows.map(({ cid, matched }) => ({ cid, matched }))).toEqual([
		{ cid: jose.cid, matched: ['jose'] }
	]);
});
