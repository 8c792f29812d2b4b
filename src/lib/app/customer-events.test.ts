import { afterEach, beforeEach, expect, test } from 'vitest';
import { principal, role } from '#domain/access/access-builders.ts';
import type { Principal } from '#domain/access/principal.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import type { MergeBody } from '#domain/merge/merge-body.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { firstRevision } from '../store/first-revision.ts';
import { LocalDatabase } from '../store/local-database.ts';
import { createMemoryDocuments } from '../store/memory-documents.ts';
import { createMemorySideStore } from '../store/memory-side-store.ts';
import { readAgenda } from './agenda.ts';
import { readComplaintReport } from './complaint-report.ts';
import { Colleagues } from './colleagues.ts';
import { addEvent, isCustomerEvent } from './customer-events.ts';
import type { ComplaintReport } from './complaints-api.ts';
import type { AgendaItem, NewEvent } from './engine-api.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const ANA = newUlid(1, () => 0.1);
const LUIS = newUlid(1, () => 0.2);
const ROSA = newUlid(2, () => 0.3);
const HIDDEN = newUlid(2, () => 0.4);

let database: LocalDatabase;
let count = 0;

beforeEach(async () => {
	database = await LocalDatabase.open({
		documents: createMemoryDocuments(`events-${count++}`),
		side: createMemorySideStore(),
		device: 'dana',
		clock: () => NOW
	});
});
afterEach(() => database.destroy());

function aTask(
	title: string,
	values: Partial<NewEvent['values']> = {},
	cid: Ulid = ROSA
): NewEvent {
	const ulid = newUlid(NOW, Math.random);
	return {
		kind: 'task',
		cid,
		ulid,
		values: { title, owner: ANA, ...values }
	};
}

function agenda(): Promise<readonly AgendaItem[]> {
	return readAgenda({
		database,
		colleagues: new Colleagues(),
		self: ANA,
		nameOf
	});
}

function whoReads(...sections: readonly string[]): Principal {
	const levels = Object.fromEntries(sections.map((section) => [section, 'read' as const]));
	return principal({ roles: [role({ sections: levels })] });
}

function nameOf(cid: string): string {
	return cid === ROSA ? 'Rosa Iturbe' : '';
}

test('what is noted says who and when, and waits to be sent', async () => {
	const call: NewEvent = {
		kind: 'activity',
		cid: ROSA,
		ulid: newUlid(NOW, () => 0.5),
		values: { channel: 'call', summary: 'Quiere otra tarifa' }
	};
	await addEvent(database, ANA, call);
	const id = `activity:${ROSA}:${call.ulid}`;
	expect((await database.read(id))?.body).toMatchObject({
		channel: 'call',
		summary: 'Quiere otra tarifa',
		by: ANA,
		at: new Date(NOW).toISOString()
	});
	expect(database.outbox.find(id)).toMatchObject({ unit: ROSA });
});

test('noted twice, it is one document, and the first stands', async () => {
	const noted = aTask('Llamar');
	await addEvent(database, ANA, noted);
	await addEvent(database, ANA, { ...noted, values: { ...noted.values, title: 'Escribir' } });
	expect((await agenda()).map(({ title }) => title)).toEqual(['Llamar']);
});

test.each([
	['a task without words', { values: { owner: ANA } }],
	['a task of a customer who is none', { cid: 'rosa' }],
	['a task under an id of its own', { ulid: '1' }]
] as const)('%s is refused, and nothing is kept', async (_what, change) => {
	const event: NewEvent = { ...aTask('Llamar'), ...change };
	await expect(addEvent(database, ANA, event)).rejects.toMatchObject({ code: 'invalid' });
	expect(database.outbox.size).toBe(0);
});

test('nobody writes in another’s name', async () => {
	const noted = aTask('Llamar', { by: LUIS });
	await addEvent(database, ANA, noted);
	expect((await database.read(`task:${ROSA}:${noted.ulid}`))?.body).toMatchObject({ by: ANA });
});

test('an agenda has what is due first at the top, and nobody whom the device does not hold', async () => {
	const noted = [
		aTask('sin fecha'),
		aTask('después', { due: '2026-12-01' }),
		aTask('antes', { due: '2026-11-20', owner: LUIS }),
		aTask('de otro', { due: '2026-11-01' }, HIDDEN)
	];
	for (const event of noted) await addEvent(database, ANA, event);
	expect((await agenda()).map(({ title, mine }) => [title, mine])).toEqual([
		['antes', false],
		['después', true],
		['sin fecha', true]
	]);
});

test('a complaint stands among the tasks, on the day by which it is to be seen to', async () => {
	const broken: NewEvent = {
		kind: 'complaint',
		cid: ROSA,
		ulid: newUlid(NOW, Math.random),
		values: { summary: 'Llegó roto', owner: ANA, due: '2026-11-25' }
	};
	for (const event of [aTask('después', { due: '2026-12-01' }), broken]) {
		await addEvent(database, ANA, event);
	}
	expect((await agenda()).map(({ kind, title, due }) => [kind, title, due])).toEqual([
		['complaint', 'Llegó roto', '2026-11-25'],
		['task', 'después', '2026-12-01']
	]);
	const docId = `complaint:${ROSA}:${broken.ulid}`;
	const resolved = new Date(NOW - 7 * 86_400_000).toISOString();
	await database.edit(docId, [{ op: 'set', path: 'resolved', value: resolved }], ROSA);
	expect((await agenda()).map(({ title }) => title)).toEqual(['después']);
});

test('what was noted on somebody who was merged is on the agenda of whom they are now', async () => {
	await addEvent(database, ANA, aTask('Llamar a Paca', {}, HIDDEN));
	await mergeHiddenIntoRosa();
	expect(await agenda()).toMatchObject([{ title: 'Llamar a Paca', cid: ROSA }]);
});

test('a report counts complaints of whoever is here, with whom they were merged into, and none taken back', async () => {
	const values = { summary: 'Llegó roto', owner: ANA };
	const noted = [ROSA, HIDDEN, ROSA].map((cid): NewEvent => ({
		kind: 'complaint',
		cid,
		ulid: newUlid(NOW, Math.random),
		values
	}));
	for (const event of noted) await addEvent(database, ANA, event);
	const back = `complaint:${ROSA}:${noted[2]?.ulid ?? ''}`;
	await database.edit(back, [{ op: 'set', path: 'archived', value: true }], ROSA);
	const report = (reader: Principal | null = null): Promise<ComplaintReport | null> =>
		readComplaintReport(
			{ database, colleagues: new Colleagues(), nameOf, principal: reader },
			{ period: 'days30', timeZone: 'UTC' }
		);
	expect(await report()).toMatchObject({ came: 1, customers: 1, open: 1 });
	expect(await report(whoReads('core'))).toBeNull();
	expect(await report(whoReads('core', 'complaint'))).toMatchObject({ came: 1 });
	await mergeHiddenIntoRosa();
	expect(await report()).toMatchObject({
		came: 2,
		customers: 1,
		open: 2,
		owners: [{ owner: ANA, name: '', open: 2 }]
	});
});

async function mergeHiddenIntoRosa(): Promise<void> {
	const made = (values: object): MergeBody =>
		createBody({ schema: 1, ...values }, formatStamp({ ms: 1, counter: 0, device: 'server' }));
	const person = { type: 'person', assigned: { owner: ANA, territory: 'norte' } };
	await database.receive([
		firstRevision(`customer:${ROSA}`, made(person)),
		firstRevision(`customer:${HIDDEN}:merged`, made({ into: ROSA }))
	]);
}

test('what was finished stays for a day, what was taken back does not', async () => {
	const [lately, longAgo, back] = [aTask('hoy'), aTask('hace una semana'), aTask('sin querer')];
	for (const event of [lately, longAgo, back]) await addEvent(database, ANA, event);
	const finish = (event: NewEvent, path: string, value: string | boolean): Promise<boolean> =>
		database.edit(`task:${ROSA}:${event.ulid}`, [{ op: 'set', path, value }], ROSA);
	await finish(lately, 'done', new Date(NOW - 60_000).toISOString());
	await finish(longAgo, 'done', new Date(NOW - 7 * 86_400_000).toISOString());
	await finish(back, 'archived', true);
	expect((await agenda()).map(({ title }) => title)).toEqual(['hoy']);
});

test('only what is noted on a customer is changed as such', () => {
	expect(isCustomerEvent(`task:${ROSA}:${ANA}`)).toBe(true);
	expect(isCustomerEvent(`customer:${ROSA}`)).toBe(false);
	expect(isCustomerEvent(`consent:${ROSA}:${ANA}`)).toBe(false);
});
