import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Contest } from '#domain/documents/contest.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import { drawAnswer, type DrawAnswer } from '#domain/wire/draws.ts';
import type { Answer, Client } from '../builders/client.ts';
import {
	openBeside,
	people,
	startCompany,
	type Company,
	type PersonName
} from '../builders/company.ts';
import { freshUlid, newEntry, type WireDocument } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { runningContest } from './running-contest.ts';

interface Verifier {
	readonly verify: (result: Buffer, list: Buffer, say: (line: string) => void) => void;
}
const verifier = pathToFileURL(join(process.cwd(), 'static', 'verify-draw.mjs')).href;
const { verify } = (await import(verifier)) as Verifier;

const HOUR = 3_600_000;
const kid = freshUlid();
const rules: Partial<Contest> & JsonObject = {
	consents: [{ purpose: 'rules', required: true, label: {}, text: {}, version: '1' }],
	eligibility: { minimumAge: 18, onePerPerson: ['phone', 'email'] }
};

let company: Company;
let ana: Client;
let sofia: Client;
let now = Date.now();
beforeEach(async () => {
	now = Date.now();
	company = await startCompany({
		documents: [runningContest(kid, rules)],
		clock: () => now
	});
	[ana, sofia] = [await company.signIn('ana'), await company.signIn('sofia')];
});
afterEach(() => company.close());

const agreed = [{ purpose: 'rules', granted: true, text: 'Acepto', version: '1' }];
let signedUp = 0;

/** Somebody of age, whom nobody else is. */
function person(answers: JsonObject = {}): JsonObject {
	signedUp += 1;
	const own = { givenName: 'Rosa', birthDate: '1990-01-01', email: `p${signedUp}@ejemplo.es` };
	return { answers: { ...own, ...answers }, consents: agreed };
}

async function signUp(extra: JsonObject, who = ana, name: PersonName = 'ana'): Promise<string> {
	const { cid, document } = newEntry(name, who.me.device, extra, kid);
	await push(who, [document]);
	return cid;
}

async function push(who: Client, docs: readonly WireDocument[]): Promise<unknown> {
	const { text } = await who.post('/couch/ficha/_bulk_docs', { new_edits: false, docs });
	return JSON.parse(text);
}

async function state(who = sofia): Promise<DrawAnswer> {
	return drawAnswer.parse((await who.get(`/api/v1/draws/${kid}`)).body);
}

/** The next step, after the last that is there. */
async function take(step: string, body: JsonObject = {}, who = sofia): Promise<Answer> {
	const { text } = await sofia.get(`/api/v1/draws/${kid}/result.json`);
	const { digest = null } = JSON.parse(text) as { digest?: string | null };
	return await who.post(`/api/v1/draws/${kid}/${step}`, { after: digest, ...body });
}

const freezing = { source: 'ONCE, 22 November', winners: 2, alternates: 2, without: [] };

async function isRight(): Promise<boolean> {
	const result = await sofia.get(`/api/v1/draws/${kid}/result.json`);
	const list = await sofia.get(`/api/v1/draws/${kid}/list.txt`);
	try {
		verify(Buffer.from(result.text), Buffer.from(list.text), () => undefined);
		return true;
	} catch {
		return false;
	}
}

describe('a draw', () => {
	test('goes from the promise to the winners, and the verifier agrees', async () => {
		const ulids = [];
		for (let i = 0; i < 6; i++) ulids.push(await signUp(person()));
		expect((await state()).entries).toEqual({ eligible: 6, leftOut: {} });
		expect((await take('commit')).status).toBe(200);
		expect((await take('freeze', freezing)).status).toBe(200);
		expect((await take('draw', { text: '31.415' })).status).toBe(200);
		const { steps } = await state();
		expect(steps.map(({ step }) => step)).toEqual(['committed', 'frozen', 'drawn']);
		const drawn = steps[2];
		if (drawn?.step !== 'drawn') throw new Error('not drawn');
		expect(drawn.text).toBe('31415');
		expect(ulids).toEqual(expect.arrayContaining([...drawn.winners, ...drawn.alternates]));
		expect(new Set([...drawn.winners, ...drawn.alternates]).size).toBe(4);
		expect(await isRight()).toBe(true);
	});

	test('passes a place to the next in order, with a reason on record, until nobody is left', async () => {
		for (let i = 0; i < 3; i++) await signUp(person());
		await take('commit');
		await take('freeze', { ...freezing, winners: 2, alternates: 0 });
		await take('draw', { text: 'nieve' });
		expect((await take('redraw', { place: 2 })).status).toBe(400);
		const passed = await take('redraw', { place: 2, reason: 'unreachable' });
		expect(passed.status).toBe(200);
		expect(await isRight()).toBe(true);
		const again = await take('redraw', { place: 1, reason: 'declined' });
		expect([again.status, again.body['reason']]).toEqual([409, 'nobody-left']);
	});

	test('that was abandoned stays on record, with its seed once the list was frozen', async () => {
		await signUp(person());
		await take('commit');
		await take('freeze', freezing);
		await take('abandon', { reason: 'No hubo lotería' });
		await take('commit');
		await take('freeze', freezing);
		await take('draw', { text: '27182' });
		const { steps } = await state();
		expect(steps[2]).toMatchObject({ step: 'abandoned', seed: expect.any(String) as string });
		expect(steps).toHaveLength(6);
		expect(await isRight()).toBe(true);
	});

	test('holds although somebody on its list is erased, whose place can be passed on', async () => {
		const back = await openBackOffice(company);
		const details = { givenName: 'Aurelia', phone: '+34600112233' };
		const { cid, document } = newEntry('ana', ana.me.device, person(details), kid);
		await push(ana, [document]);
		for (let i = 0; i < 2; i++) await signUp(person());
		await take('commit');
		await take('freeze', { ...freezing, winners: 2, alternates: 1 });
		const listed = (await sofia.get(`/api/v1/draws/${kid}/list.txt`)).text;
		await back.eraseCustomer(cid);
		expect((await back.present()).filter((id) => id.includes(cid))).toEqual([]);
		await back.close();

		await take('draw', { text: '31415' });
		expect((await sofia.get(`/api/v1/draws/${kid}/list.txt`)).text).toBe(listed);
		expect(listed).toContain(cid);
		expect(await isRight()).toBe(true);
		const { steps, late, entries } = await state();
		const drawn = steps[2];
		if (drawn?.step !== 'drawn') throw new Error('not drawn');
		expect([...drawn.winners, ...drawn.alternates]).toContain(cid);
		expect([late, entries.eligible]).toEqual([0, 3]);
		const place = Math.max(1, drawn.winners.indexOf(cid) + 1);
		expect((await take('redraw', { place, reason: 'unreachable' })).status).toBe(200);
		expect(await isRight()).toBe(true);
		const told = `${listed}${(await sofia.get(`/api/v1/draws/${kid}/result.json`)).text}`;
		expect(told).not.toMatch(/Aurelia|600112233/);

		// A tablet in a drawer has it still, and brings it in once more.
		await push(ana, [document]);
		expect((await sofia.get(`/couch/ficha/${encodeURIComponent(document._id)}`)).status).toBe(404);
		expect((await state()).late).toBe(0);
	});

	test('takes each step in its order, and on top of what its asker has seen', async () => {
		await signUp(person());
		const early = await take('draw', { text: '1' });
		expect([early.status, early.body['reason']]).toEqual([409, 'out-of-order']);
		await take('commit');
		const unseen = await sofia.post(`/api/v1/draws/${kid}/freeze`, { ...freezing, after: null });
		expect([unseen.status, unseen.body['reason']]).toEqual([409, 'moved-on']);
		await take('freeze', freezing);
		const blank = await take('draw', { text: ' … ' });
		expect([blank.status, blank.body['reason']]).toEqual([409, 'no-text']);
		expect((await state()).steps).toHaveLength(2);
	});

	test('without anybody on the list is not frozen', async () => {
		await take('commit');
		const frozen = await take('freeze', freezing);
		expect([frozen.status, frozen.body['reason']]).toEqual([409, 'nobody']);
	});

	test('of a contest that is not there is not there', async () => {
		expect((await sofia.get(`/api/v1/draws/${freshUlid()}`)).status).toBe(404);
		expect((await sofia.get('/api/v1/draws/x')).status).toBe(404);
		expect((await sofia.get(`/api/v1/draws/${kid}/list.txt`)).status).toBe(404);
	});
});

describe('who holds a draw', () => {
	test('publishes; a rep neither holds nor sees one', async () => {
		expect((await ana.get(`/api/v1/draws/${kid}`)).status).toBe(403);
		for (const step of ['commit', 'freeze', 'draw', 'redraw', 'abandon']) {
			const body = { ...freezing, text: '1', reason: 'other', place: 1 };
			expect((await take(step, body, ana)).status).toBe(403);
		}
		expect((await state()).steps).toEqual([]);
	});

	test('asks the server for each step: a step that is pushed is refused', async () => {
		await take('commit');
		const [step] = (await state()).steps;
		const forged = { ...step, _id: `draw:${kid}:${freshUlid()}`, _rev: `1-${'a'.repeat(32)}` };
		expect(await push(sofia, [forged])).toMatchObject([{ reason: 'not-allowed' }]);
		expect((await state()).steps).toHaveLength(1);
	});

	test('is on record with each step, and the seed is nowhere before it is told', async () => {
		await signUp(person());
		await take('commit');
		await take('freeze', freezing);
		const { steps } = await state();
		const [first] = steps;
		const commitment = first?.step === 'committed' ? first.commitment : '';
		const { seed, written, recorded } = await kept(commitment);
		expect(seed).toMatch(/^[0-9a-f]{64}$/);
		expect(written).not.toContain(seed);
		expect(recorded).not.toContain(seed);
		// What is written with other documents is on record with their number alone.
		expect(recorded).toContain(first?._id);
		expect(recorded).toContain(people.sofia.uid);
		expect((await take('draw', { text: '1' })).text).toContain(seed);
	});
});

/** The seed, and as text what else the server keeps. */
async function kept(commitment: string) {
	const store = await openBeside(company.config);
	const { storage, vault } = store;
	const seed = (await vault.seed(commitment)) ?? '';
	const ids = (await storage.list({ from: '', to: '\uffff', limit: 1000 })).map(({ id }) => id);
	const written = JSON.stringify([...(await storage.leaves(ids)).values()]);
	const records = await storage.audit.all();
	const rows = await Promise.all(records.map((record) => record.rows({ after: 0, limit: 1000 })));
	await store.close();
	return { seed, written, recorded: JSON.stringify(rows) };
}

describe('on the list is', () => {
	test('one entry a person, of whichever device came first; the other is said to be a second', async () => {
		const luis = await company.signIn('luis');
		const first = await signUp(person({ phone: '612345678' }));
		const second = await signUp(person({ phone: '612 34 56 78' }), luis, 'luis');
		expect((await state()).entries).toEqual({ eligible: 1, leftOut: { duplicate: 1 } });
		const ruling = await sofia.get(`/couch/ficha/ruling:${kid}:${second}`);
		expect(ruling.body).toMatchObject({ by: 'server', duplicateOf: first, because: ['phone'] });
	});

	test('a second entry that somebody with the right lets count, and not for who has none', async () => {
		const email = 'familia@ejemplo.es';
		await signUp(person({ email }));
		const second = await signUp(person({ email }));
		const id = `ruling:${kid}:${second}`;
		const ruling = (await sofia.get(`/couch/ficha/${id}`)).body;
		const allowed = { ...ruling, counts: true };
		expect((await ana.get(`/couch/ficha/${id}`)).status).toBe(404);
		expect((await ana.put(`/couch/ficha/${id}`, allowed)).status).not.toBe(201);
		expect((await sofia.put(`/couch/ficha/${id}`, allowed)).status).toBe(201);
		expect((await state()).entries).toEqual({ eligible: 2, leftOut: {} });
	});

	test('nobody under age, without the consent that it takes, or who has taken it back', async () => {
		await signUp(person());
		await signUp(person({ birthDate: `${new Date().getFullYear() - 17}-01-01` }));
		await signUp({ ...person(), consents: [{ ...agreed[0], granted: false }] as JsonObject[] });
		const gone = await signUp(person());
		await withdraw(gone);
		expect((await state()).entries).toEqual({
			eligible: 1,
			leftOut: { 'under-age': 1, 'consent-missing': 1, withdrawn: 1 }
		});
	});

	test('nobody who came after the freeze: the entry is kept, and counted', async () => {
		await signUp(person());
		await take('commit');
		await take('freeze', freezing);
		await signUp(person());
		const { entries, late } = await state();
		expect([entries.eligible, late]).toEqual([1, 1]);
		expect((await sofia.get(`/couch/ficha/contest:${kid}`)).body).toMatchObject({
			state: 'closed'
		});
	});
});

describe('devices that may still hold entries', () => {
	test('are waited for, or gone on without on record', async () => {
		await signUp(person());
		await take('commit');
		now += HOUR;
		await sofia.get('/api/v1/me');
		expect((await state()).quiet).toMatchObject([{ device: ana.me.device, uid: people.ana.uid }]);
		const waiting = await take('freeze', freezing);
		expect([waiting.status, waiting.body['reason']]).toEqual([409, 'devices-quiet']);
		expect((await take('freeze', { ...freezing, without: [ana.me.device] })).status).toBe(200);
		expect((await state()).steps[1]).toMatchObject({ without: [{ device: ana.me.device }] });
	});

	test('are told with what each said last, and are waited for though they were in touch', async () => {
		await signUp(person());
		await take('commit');
		const report = { pending: 3, oldest: now, refused: 0, version: '1', battery: null };
		await ana.post('/api/v1/device-report', report);
		const at = new Date(now).toISOString();
		expect((await state()).quiet).toMatchObject([{ told: { pending: 3, at } }]);
		expect((await take('freeze', freezing)).body['reason']).toBe('devices-quiet');
		await ana.post('/api/v1/device-report', { ...report, pending: 0, oldest: null });
		expect((await state()).quiet).toEqual([]);
		expect((await take('freeze', freezing)).status).toBe(200);
	});

	test('are none that have been in touch', async () => {
		now += HOUR;
		await ana.get('/api/v1/me');
		expect((await state()).quiet).toEqual([]);
	});
});

async function withdraw(cid: string): Promise<void> {
	const body = {
		schema: 1,
		purpose: 'rules',
		granted: false,
		text: 'Ya no',
		version: '1',
		language: 'es',
		at: new Date(Date.now() + 1000).toISOString(),
		by: people.ana.uid,
		device: ana.me.device,
		stamp: formatStamp({ ms: Date.now(), counter: 1, device: ana.me.device })
	};
	await ana.put(`/couch/ficha/consent:${cid}:${freshUlid()}`, body);
}
