import { setImmediate as othersTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import {
	ANA,
	customer,
	DEVICE,
	known,
	NOW,
	openLocalEngine,
	stampOf
} from '../../../tests/builders/local-engine.ts';
import { extended } from '../store/edit-revisions.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { Revision } from '../store/revision.ts';
import type { CustomerQuery, EngineEvent, EntrySubmission, RejectedDoc } from './engine-api.ts';
import type { Engine } from './engine.ts';

const LUIS = newUlid(1, () => 0.2);
const KID = newUlid(1, () => 0.3);

/** of the device's clock */
let now = NOW;

/** The revision that somebody else's device put beside what we have. */
function editedElsewhere(base: Revision, path: string, value: string, device: string): Revision {
	const body = applyEdits(base.body, [{ op: 'set', path, value }], stampOf(device));
	const hash = revisionHash({ id: base.id, body, deleted: false, parents: [base.rev] });
	const rev = `2-${hash}`;
	return { id: base.id, rev, path: [rev, base.rev], deleted: false, body };
}

const garcia = customer({
	givenName: 'María',
	familyName: 'García López',
	phones: [{ id: 'p1', kind: 'mobile', number: '+34600123456' }],
	addresses: [{ id: 'a1', city: 'Vigo', postalCode: '36201' }]
});
const perez = customer({ givenName: 'Álvaro', familyName: 'Pérez', stage: 'oportunidad' });
const nunez = customer({ givenName: 'Íñigo', familyName: 'Núñez', companyName: 'Pan y Sal' });
const visit = known(`activity:${perez.cid}:${newUlid(2, () => 0.4)}`, {
	by: LUIS,
	at: '2026-11-19T10:00:00Z',
	channel: 'visit'
});
const words = { es: 'x', fr: 'x', en: 'x' };
const contest = known(`contest:${KID}`, {
	name: 'Sorteo',
	event: 'Feria',
	state: 'running',
	from: '2026-01-01',
	to: '2027-01-01',
	country: 'ES',
	languages: ['es'],
	notice: { version: '1', summary: words, text: words },
	questions: [],
	consents: []
});

let database: LocalDatabase;
let engine: Engine;
let events: readonly EngineEvent[];

beforeEach(async () => {
	now = NOW;
	({ engine, database, events } = await openLocalEngine({
		clock: () => now,
		documents: [
			garcia.revision,
			perez.revision,
			nunez.revision,
			visit,
			contest,
			known(`person:${ANA}`, { name: 'Ana' }),
			known(`person:${LUIS}`, { name: 'Luis', devices: ['dluis'] }),
			known('territory:norte', { name: 'Norte' })
		]
	}));
});
afterEach(() => database.destroy());

const query = (change: Partial<CustomerQuery>): CustomerQuery => ({
	text: '',
	sort: [],
	language: 'es',
	offset: 0,
	limit: 50,
	...change
});
async function names(change: Partial<CustomerQuery>): Promise<readonly string[]> {
	return (await engine.customers(query(change))).rows.map((row) => row.name);
}
function signUp(change: Partial<EntrySubmission> = {}): EntrySubmission {
	return {
		kid: KID,
		ulid: newUlid(NOW, Math.random),
		answers: { givenName: 'Rosa', familyName: 'Prats', phone: '612 345 678' },
		notice: { version: '1', text: 'Aviso' },
		consents: [{ purpose: 'news', granted: true, text: 'Sí', version: '1' }],
		language: 'es',
		...change
	};
}
/** Resolves when the engine has told of a change that it has taken in. */
async function told(task: () => Promise<unknown>): Promise<void> {
	const before = events.length;
	await task();
	await expect.poll(() => events.slice(before).some(({ type }) => type === 'status')).toBe(true);
}

describe('the list of customers', () => {
	test('is in the order of surnames as Spanish has it', async () => {
		const all = ['María García López', 'Íñigo Núñez', 'Álvaro Pérez'];
		expect(await names({})).toEqual(all);
		expect(await names({ offset: 1, limit: 1 })).toEqual(['Íñigo Núñez']);
	});

	test('is by the last contact when asked, also of those that were looked for', async () => {
		const sort = [{ by: 'recent' }] as const;
		expect((await names({ sort }))[0]).toBe('Álvaro Pérez');
		expect(await names({ sort, text: 'vigo' })).toEqual(['María García López']);
	});

	test('is narrowed by stage and territory together', async () => {
		expect(await names({ stages: ['oportunidad', 'conversion'] })).toEqual(['Álvaro Pérez']);
		expect(await names({ stages: ['oportunidad'], territories: ['sur'] })).toEqual([]);
		expect(await names({ stages: [], territories: ['norte', 'sur'] })).toHaveLength(3);
	});

	test('tells what it can be narrowed by', async () => {
		expect(await engine.facets()).toMatchObject({
			stages: ['oportunidad'],
			territories: [{ slug: 'norte', name: 'Norte' }],
			tags: [],
			segments: []
		});
	});

	test.each([
		['without accents', 'nunez', 'Íñigo Núñez'],
		['from the first letters', 'garc', 'María García López'],
		['with a slip of the finger', 'garsia', 'María García López'],
		['by the number as it is dialled', '600 12 34', 'María García López'],
		['by company', 'pan y sal', 'Íñigo Núñez'],
		['by place and name together', 'vigo maria', 'María García López']
	])('finds %s: %s', async (_how, text, name) => {
		expect(await names({ text })).toEqual([name]);
	});

	test('says which words matched, and of how many customers', async () => {
		const page = await engine.customers(query({ text: 'garsia' }));
		expect(page).toMatchObject({ total: 1, of: 3 });
		expect(page.rows[0]?.matched).toEqual(['garcia']);
	});

	test('shows at once what was captured, edited, pulled and purged', async () => {
		await told(() => engine.submitEntry(signUp()));
		expect(await names({ text: 'rosa prats' })).toEqual(['Rosa Prats']);
		const edit = [{ op: 'set', path: 'familyName', value: 'Zabala' }] as const;
		await told(() => engine.editCustomer(garcia.cid, edit));
		expect((await names({})).at(-1)).toBe('María Zabala');
		expect(await names({ text: 'garcia' })).toEqual([]);
		await told(() => database.receive([customer({ givenName: 'Nuria' }).revision]));
		expect(await names({ text: 'nuria' })).toEqual(['Nuria']);
		await told(() => database.purge([`customer:${perez.cid}`, visit.id]));
		expect(await names({ text: 'perez' })).toEqual([]);
	});
});

describe('a card', () => {
	test('shows who, whose and what happened', async () => {
		const card = await engine.customer(perez.cid);
		expect(card).toMatchObject({
			ownerName: 'Ana',
			territoryName: 'Norte',
			mark: 'server',
			editable: true,
			conflicts: []
		});
		expect(card?.activities[0]).toMatchObject({ channel: 'visit', byName: 'Luis' });
	});

	test('is none for a customer whom the device does not hold', async () => {
		expect(await engine.customer(newUlid(3, () => 0.9))).toBeNull();
	});

	test('keeps an edit field by field, marked as only here', async () => {
		await engine.editCustomer(garcia.cid, [
			{ op: 'set', path: 'phones/p1/number', value: '+34600999999' },
			{ op: 'add', list: 'emails', item: 'e1', values: { address: 'maria@example.com' } }
		]);
		const card = await engine.customer(garcia.cid);
		expect(card?.core.phones?.[0]?.number).toBe('+34600999999');
		expect(card?.core.emails?.[0]?.address).toBe('maria@example.com');
		expect(card?.mark).toBe('device');
		expect(await engine.pending()).toMatchObject([{ title: 'María García López', since: NOW }]);
	});

	test('refuses an edit of a customer whom the device does not hold', async () => {
		const edit = engine.editCustomer(
			newUlid(3, () => 0.9),
			[]
		);
		await expect(edit).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('a sign-up', () => {
	test('is one entry with its customer and consents, and counts as one', async () => {
		const submission = signUp();
		const { cid } = await engine.submitEntry(submission);
		expect(cid).toBe(submission.ulid);
		await engine.submitEntry(submission);
		expect(await engine.tally(KID)).toMatchObject({ count: 1, last: { cid } });
		expect(await engine.status()).toMatchObject({ pending: 1, phase: 'offline' });
		const card = await engine.customer(cid);
		expect(card?.core.assigned).toEqual({ owner: ANA, territory: 'norte' });
		expect(card?.core.phones?.[0]?.number).toBe('+34612345678');
		expect(card?.consents).toMatchObject([{ purpose: 'news', granted: true }]);
	});

	test('is counted today, the last one at hand, however many there are', async () => {
		expect(await engine.tally(KID)).toEqual({ count: 0, last: null });
		for (const givenName of ['Pablo', 'Marta']) {
			await engine.submitEntry(signUp({ answers: { givenName, city: 'Huesca' } }));
		}
		const { cid } = await engine.submitEntry(signUp({ customer: garcia.cid }));
		expect(await engine.tally(KID)).toMatchObject({ count: 3 });
		const elsewhere = newUlid(1, () => 0.9);
		expect(await engine.tally(elsewhere)).toEqual({ count: 0, last: null });
		expect(cid).toBe(garcia.cid);
	});

	test('that was saved is known when its form is opened again', async () => {
		const { ulid } = signUp();
		expect(await engine.prepareCapture({ kid: KID, ulid })).toEqual({
			allowed: true,
			saved: false
		});
		await engine.submitEntry(signUp({ ulid }));
		expect(await engine.prepareCapture({ kid: KID, ulid })).toEqual({ allowed: true, saved: true });
	});

	test('of a postcode that the device knows gets its city offered', async () => {
		expect(await engine.cityOf({ postalCode: ' 36201', country: 'ES' })).toBe('Vigo');
		expect(await engine.cityOf({ postalCode: '36209', country: 'ES' })).toBe('');
		expect(await engine.cityOf({ postalCode: '', country: 'ES' })).toBe('');
	});

	test('of someone whom the rep recognised makes no second customer', async () => {
		const { cid } = await engine.submitEntry(signUp({ customer: garcia.cid }));
		expect(cid).toBe(garcia.cid);
		expect((await engine.customers(query({}))).of).toBe(3);
		expect((await engine.customer(cid))?.consents).toHaveLength(1);
	});

	test('of someone whom the rep recognised adds to their card, and replaces nothing there', async () => {
		const before = (await engine.customer(garcia.cid))?.core;
		const order = signUp({
			customer: garcia.cid,
			answers: { givenName: 'Otra', jobTitle: 'Panadera', phone: '699 111 222' },
			remarks: { interest: 'high', tags: ['Horno de leña'], note: 'Llamar en enero' }
		});
		await engine.submitEntry(order);
		await engine.submitEntry(order);
		const card = await engine.customer(garcia.cid);
		const numbers = card?.core.phones?.map(({ number }) => number);
		expect(card?.core.givenName).toBe(before?.givenName);
		expect(card?.core).toMatchObject({ jobTitle: 'Panadera', interest: 'high' });
		expect(numbers?.toSorted()).toEqual([
			...(before?.phones ?? []).map(({ number }) => number),
			'+34699111222'
		]);
		expect(card?.core.tags?.map(({ value }) => value)).toContain('Horno de leña');
		expect(card?.activities).toMatchObject([{ channel: 'note', summary: 'Llamar en enero' }]);
	});

	test('needs a contest that the device holds', async () => {
		const attempt = engine.submitEntry(signUp({ kid: newUlid(9, () => 0.5) }));
		await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
	});

	test('tells who it may be while it is typed', async () => {
		const probe = { givenName: '', familyName: '', phone: '', email: '', country: 'ES' };
		const byPhone = await engine.lookalikes({ ...probe, phone: '600 123 456' });
		expect(byPhone.map(({ row, reasons }) => [row.name, reasons])).toEqual([
			['María García López', ['phone']]
		]);
		const byName = await engine.lookalikes({ ...probe, givenName: 'Alvaro', familyName: 'Perez' });
		expect(byName[0]?.row.name).toBe('Álvaro Pérez');
		expect(await engine.lookalikes(probe)).toEqual([]);
	});
});

describe('a conflict in a section of its own', () => {
	test('waits in the inbox and in every count, and is settled from there', async () => {
		const docId = `customer:${garcia.cid}:notes`;
		const note = (value: string) => [{ op: 'set', path: 'notes', value }] as const;
		await told(() => engine.editSection(garcia.cid, 'notes', note('Prefiere las tardes')));
		const [leaf] = (await database.documents.leaves([docId])).get(docId) ?? [];
		if (leaf === undefined) throw new Error('no notes');
		await told(() => engine.editSection(garcia.cid, 'notes', note('Llamar por la tarde')));
		const theirs = editedElsewhere(leaf, 'notes', 'Llamar por la mañana', 'dluis');
		await told(() => database.receive([theirs]));
		const [conflict] = await engine.conflicts();
		expect(conflict).toMatchObject({ docId, cid: garcia.cid, path: 'notes' });
		expect(conflict?.values.map(({ value }) => value).sort()).toEqual([
			'Llamar por la mañana',
			'Llamar por la tarde'
		]);
		expect(await engine.status()).toMatchObject({ conflicts: 1 });
		await told(() => engine.resolveConflict(docId, 'notes', 'Llamar por la mañana'));
		expect(await engine.conflicts()).toEqual([]);
		expect(await engine.status()).toMatchObject({ conflicts: 0 });
	});
});

describe('a conflict', () => {
	beforeEach(async () => {
		const edit = [{ op: 'set', path: 'phones/p1/number', value: '+34611111111' }] as const;
		await told(() => engine.editCustomer(garcia.cid, edit));
		const theirs = editedElsewhere(garcia.revision, 'phones/p1/number', '+34622222222', 'dluis');
		await told(() => database.receive([theirs]));
	});

	test('shows both values, who wrote them and when, wherever one looks', async () => {
		const [conflict] = await engine.conflicts();
		expect(conflict).toMatchObject({
			docId: `customer:${garcia.cid}`,
			customerName: 'María García López',
			path: 'phones/p1/number',
			itemKind: 'mobile'
		});
		const values = conflict?.values.map(({ value, byName, mine }) => ({ value, byName, mine }));
		expect(values).toEqual([
			{ value: '+34611111111', byName: 'Ana', mine: true },
			{ value: '+34622222222', byName: 'Luis', mine: false }
		]);
		expect(await engine.status()).toMatchObject({ conflicts: 1 });
		expect((await engine.customer(garcia.cid))?.conflicts).toHaveLength(1);
		const page = await engine.customers(query({ text: 'garcia' }));
		expect(page.rows[0]?.conflicts).toBe(1);
	});

	test('is settled by an ordinary edit', async () => {
		await told(() =>
			engine.resolveConflict(`customer:${garcia.cid}`, 'phones/p1/number', '+34622222222')
		);
		expect(await engine.conflicts()).toEqual([]);
		const card = await engine.customer(garcia.cid);
		expect(card?.core.phones?.[0]?.number).toBe('+34622222222');
	});

	test('is open again when the choice is taken back, with who wrote each value and when', async () => {
		const [conflict] = await engine.conflicts();
		if (conflict === undefined) throw new Error('no conflict');
		const { docId, path } = conflict;
		await told(() => engine.resolveConflict(docId, path, '+34622222222'));
		await told(() => engine.reopenConflict(conflict, '+34622222222'));
		const values = conflict.values.map((value) => ({ ...value, broughtBackBy: 'Ana' }));
		expect(await engine.conflicts()).toEqual([{ ...conflict, values }]);
	});

	test('is told for a week after it was settled, with who chose what, and can be opened again', async () => {
		const [conflict] = await engine.conflicts();
		if (conflict === undefined) throw new Error('no conflict');
		await told(() => engine.resolveConflict(conflict.docId, conflict.path, '+34633333333'));
		const [settled, ...others] = await engine.settledConflicts();
		expect(others).toEqual([]);
		expect(settled?.conflict).toEqual(conflict);
		expect(settled).toMatchObject({
			choice: { value: '+34633333333', byName: 'Ana', mine: true, at: now },
			editable: true
		});

		await told(() => engine.reopenConflict(conflict, '+34611111111'));
		expect(await engine.settledConflicts()).toEqual([]);
		const [again] = await engine.conflicts();
		const numbers = again?.values.map(({ value }) => value);
		expect(numbers?.toSorted()).toEqual(['+34611111111', '+34622222222', '+34633333333']);
	});

	test('is told as settled also when an edit of the card chose, without anybody seeing the inbox', async () => {
		await told(() =>
			engine.editCustomer(garcia.cid, [
				{ op: 'set', path: 'phones/p1/number', value: '+34611111111' }
			])
		);
		const [settled] = await engine.settledConflicts();
		expect(settled?.conflict.values.map(({ byName }) => byName)).toEqual(['Ana', 'Luis']);
	});

	test('that a colleague settles is told with their name, where it was seen', async () => {
		await engine.conflicts();
		const merged = await database.read(`customer:${garcia.cid}`);
		const [leaf] =
			(await database.documents.leaves([`customer:${garcia.cid}`])).get(`customer:${garcia.cid}`) ??
			[];
		if (merged === null || leaf === undefined) throw new Error('no customer');
		const body = applyEdits(
			merged.body,
			[{ op: 'set', path: 'phones/p1/number', value: '+34622222222' }],
			formatStamp({ ms: NOW + 5000, counter: 0, device: 'dluis' })
		);
		await told(() => database.receive([extended(leaf, body)]));
		expect(await engine.conflicts()).toEqual([]);
		expect(await engine.settledConflicts()).toMatchObject([
			{ choice: { value: '+34622222222', byName: 'Luis', mine: false, at: NOW + 5000 } }
		]);
	});

	test('that was settled longer ago is forgotten', async () => {
		const [conflict] = await engine.conflicts();
		if (conflict === undefined) throw new Error('no conflict');
		await told(() => engine.resolveConflict(conflict.docId, conflict.path, '+34622222222'));
		now += 8 * 24 * 60 * 60 * 1000;
		expect(await engine.settledConflicts()).toEqual([]);
		expect(await database.seenConflicts.list()).toEqual([]);
	});

	test('leaves nothing behind when its customer leaves the device', async () => {
		await engine.conflicts();
		expect(await database.seenConflicts.list()).toHaveLength(1);
		await told(() => database.purge([`customer:${garcia.cid}`]));
		expect(await database.seenConflicts.list()).toEqual([]);
	});
});

describe('an edit that the server refused', () => {
	async function refuse(): Promise<RejectedDoc> {
		await database.rejected.keep([
			{
				docId: `customer:${garcia.cid}`,
				rev: '2-aa',
				unit: garcia.cid,
				reason: 'not-allowed',
				at: NOW,
				body: applyEdits(
					garcia.revision.body,
					[
						{ op: 'set', path: 'jobTitle', value: 'Panadera' },
						{ op: 'set', path: 'phones/p1/number', value: '+34633333333' }
					],
					formatStamp({ ms: NOW, counter: 9, device: DEVICE })
				)
			}
		]);
		const [refused] = await engine.rejected();
		if (refused === undefined) throw new Error('nothing was refused');
		return refused;
	}

	test('is kept whole, with what was refused field by field', async () => {
		const refused = await refuse();
		expect(refused).toMatchObject({ title: 'María García López', kind: 'record' });
		expect(refused.values).toContainEqual({ path: 'jobTitle', value: 'Panadera' });
		expect(refused.values).toContainEqual(
			expect.objectContaining({ path: 'phones/p1/number', value: '+34633333333' })
		);
		expect(refused.values).toHaveLength(2);
		expect(await engine.status()).toMatchObject({ rejected: 1 });
	});

	test('can be discarded, and brought back', async () => {
		const { id } = await refuse();
		await engine.discardRejected(id);
		expect(await engine.rejected()).toEqual([]);
		expect(await engine.status()).toMatchObject({ rejected: 0 });
		await engine.bringBackRejected(id);
		expect(await engine.rejected()).toHaveLength(1);
	});

	test('is made again as a new one, on top of what a colleague has written since', async () => {
		const { id } = await refuse();
		await told(() =>
			engine.editCustomer(garcia.cid, [{ op: 'set', path: 'honorific', value: 'Dra.' }])
		);
		expect(await engine.retryRejected(id)).toBe(true);
		const card = await engine.customer(garcia.cid);
		expect(card?.core).toMatchObject({ jobTitle: 'Panadera', honorific: 'Dra.' });
		expect(card?.mark).toBe('device');
		expect(await engine.rejected()).toEqual([]);
	});

	test('of a record that is gone from the device stays where it is', async () => {
		const { id } = await refuse();
		await told(() => database.purge([`customer:${garcia.cid}`]));
		expect(await engine.retryRejected(id)).toBe(false);
		expect(await engine.rejected()).toHaveLength(1);
	});
});

test('a sign-up that the server refused is told by its answers, and sent again as it was', async () => {
	const ulid = newUlid(NOW, Math.random);
	const id = `entry:${newUlid(1, () => 0.3)}:${ulid}`;
	const body = {
		schema: 1,
		answers: { givenName: 'Rosa', familyName: 'Prats', city: '' },
		stamp: 'technical'
	};
	await database.rejected.keep([
		{ docId: id, rev: '1-aa', unit: ulid, reason: 'clock', at: NOW, body }
	]);
	const [refused] = await engine.rejected();
	expect(refused).toMatchObject({ title: 'Rosa Prats', kind: 'signUp' });
	expect(refused?.values).toEqual([
		{ path: 'givenName', value: 'Rosa' },
		{ path: 'familyName', value: 'Prats' }
	]);
	expect(await engine.retryRejected(ulid)).toBe(true);
	expect((await database.read(id))?.body).toEqual(body);
	expect(await engine.pending()).toMatchObject([{ id: ulid, kind: 'signUp' }]);
});

test('what a restored server has lost waits in rows of its own, and is in the rescue file', async () => {
	const place = await database.state.place();
	await database.state.setPlace({ ...place, owed: [`customer:${garcia.cid}`] });
	const pending = await engine.pending();
	expect(pending).toMatchObject([{ title: 'María García López', state: 'owed', since: null }]);
	expect((await engine.status()).pending).toBe(1);
	expect((await engine.rescue({ password: 'levadura madre', drafts: {} })).units).toBe(1);
});

test('a document that can’t be read is not shown, and not lost', async () => {
	const odd = known(`customer:${newUlid(5, Math.random)}`, { type: 'spaceship' });
	await told(() => database.receive([odd]));
	expect((await engine.customers(query({}))).of).toBe(3);
	expect(await database.read(odd.id)).not.toBeNull();
});

test('what it does unasked ends before its storage is erased, and is no fault', async () => {
	const fault = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	const order: string[] = [];
	const read = database.state.owed.bind(database.state);
	let goOn = (): void => undefined;
	const held = new Promise<void>((resolve) => (goOn = resolve));
	vi.spyOn(database.state, 'owed').mockImplementation(async () => {
		await held;
		order.push('read');
		return read();
	});
	const destroy = database.destroy.bind(database);
	vi.spyOn(database, 'destroy').mockImplementation(() => {
		order.push('erased');
		return destroy();
	});
	database.changed([garcia.revision.id]);
	const ended = engine.erase();
	await othersTurn();
	expect(order).toEqual([]);
	goOn();
	await ended;
	expect(order).toEqual(['read', 'erased']);
	expect(fault).not.toHaveBeenCalled();
	fault.mockRestore();
});
