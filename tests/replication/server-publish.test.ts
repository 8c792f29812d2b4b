import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { readDocument } from '../../src/lib/store/read-documents.ts';
import { inAll, publishable, question } from '#domain/contests/contest-builders.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import { signedTexts } from '#domain/contests/signed-texts.ts';
import { contest, entry, type Contest } from '#domain/documents/contest.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Answer, Client } from '../builders/client.ts';
import { startCompany, type Company, type PersonName } from '../builders/company.ts';
import { freshUlid, newEntry } from '../builders/documents.ts';
import { editAsClient } from './back-office.ts';
import { capturing, openDevice } from './device.ts';

let company: Company;
let clients: Readonly<Record<PersonName, Client>>;
let kid: Ulid;

beforeAll(async () => {
	company = await startCompany();
	const names = ['ana', 'luis', 'bruno', 'sofia', 'marta'] as const;
	const signedIn = names.map(async (name) => [name, await company.signIn(name)] as const);
	clients = Object.fromEntries(await Promise.all(signedIn)) as typeof clients;
});
afterAll(() => company.close());
beforeEach(() => {
	kid = freshUlid();
});

/** As the builder sends it, open since 2020. */
function draft(given: Partial<Contest> = {}): Contest {
	const dates = { from: '2020-01-01', to: '2099-12-31' };
	return publishable({ _id: `contest:${kid}`, state: 'draft', ...dates, ...given });
}

function publish(after: number, given: Partial<Contest> = {}, who: PersonName = 'sofia') {
	return clients[who].post(`/api/v1/contests/${kid}/publish`, { after, contest: draft(given) });
}

async function stored(): Promise<Contest> {
	return contest.parse((await clients.ana.get(`/couch/ficha/contest:${kid}`)).body);
}

const saying = ({ status, body }: Answer): readonly unknown[] => [status, body['reason']];

describe('publishing', () => {
	test('makes a contest that everybody’s devices get, with texts under their first version', async () => {
		const answer = await publish(0);
		expect([answer.status, answer.body]).toEqual([200, { version: 1 }]);
		const device = await openDevice(company, 'ana');
		await device.round();
		const found = await readDocument(device.database, `contest:${kid}`, contest);
		await device.close();
		expect(found).toMatchObject({ state: 'running', notice: { version: '1' } });
		expect(found?.publications).toMatchObject([{ version: 1, by: clients.sofia.me.uid }]);
	});

	test('takes a right that reps do not have', async () => {
		expect((await publish(0, {}, 'ana')).status).toBe(403);
		expect((await publish(0, {}, 'marta')).status).toBe(200);
	});

	test('is refused while something is missing, whatever a device thinks', async () => {
		const vague = question('phone', { why: { es: 'Para avisarte' } });
		expect(saying(await publish(0, { questions: [vague] }))).toEqual([409, 'problems']);
		expect((await clients.marta.get(`/couch/ficha/contest:${kid}`)).status).toBe(404);
	});

	test('refuses what nobody may see on a contest, and what no device could take', async () => {
		const card = inAll('Paga con 4111 1111 1111 1111');
		expect(saying(await publish(0, { prize: card }))).toEqual([409, 'card-number']);
		const password = inAll('Contraseña: centeno99');
		expect(saying(await publish(0, { prize: password }))).toEqual([409, 'problems']);
		const long = { version: '', text: inAll('Bases '.repeat(20_000)) };
		expect(saying(await publish(0, { rules: long }))).toEqual([409, 'too-large']);
	});

	test('on top of a publication that one has not seen is refused, so that no two are mixed', async () => {
		await publish(0);
		expect((await publish(1, { name: 'Feria de invierno' }, 'marta')).status).toBe(200);
		expect(saying(await publish(1, { prize: inAll('Un horno') }))).toEqual([409, 'moved-on']);
		expect(await stored()).toMatchObject({
			name: 'Feria de invierno',
			prize: inAll('Una amasadora')
		});
	});

	test('changes no rule once the list of who takes part is frozen', async () => {
		await publish(0, { eligibility: {} });
		const { document } = newEntry('ana', clients.ana.me.device, { consents: agreed }, kid);
		await clients.ana.post('/couch/ficha/_bulk_docs', { new_edits: false, docs: [document] });
		const draw = (step: string, body: JsonObject) =>
			clients.sofia.post(`/api/v1/draws/${kid}/${step}`, body);
		await draw('commit', { after: null });
		const { body } = await clients.sofia.get(`/api/v1/draws/${kid}/result.json`);
		const freezing = { source: 'ONCE', winners: 1, alternates: 0, without: [] };
		const frozen = await draw('freeze', { after: body['digest'] as string, ...freezing });
		expect(frozen.status).toBe(200);
		expect(saying(await publish(1, { eligibility: { minimumAge: 18 } }))).toEqual([409, 'frozen']);
	});
});

const agreed = [{ purpose: 'rules', granted: true, text: '…', version: '1' }];

describe('a published contest', () => {
	test('is not reworded by pushing it, not even by who administers', async () => {
		await publish(0);
		const id = `contest:${kid}`;
		const put = (who: PersonName, change: Partial<Contest>) =>
			editAsClient(clients[who], new Map([[id, (before) => ({ ...before, ...change })]]));
		const notice = { version: '1', summary: inAll('Aviso'), text: inAll('Otro aviso') };
		await expect(put('marta', { notice })).rejects.toThrow('signed: notice/text');
		await expect(put('marta', { wordings: {} })).rejects.toThrow('signed: wordings/');
		await expect(put('marta', { state: 'draft' })).rejects.toThrow('signed: state');
		await expect(put('marta', { prize: {} })).rejects.toThrow('not-publishable: prize');
		await expect(put('sofia', { name: 'Otra' })).rejects.toThrow('not-allowed');
		await put('marta', { name: 'Feria de invierno' });
		expect(await stored()).toMatchObject({ name: 'Feria de invierno', notice: { version: '1' } });
	});

	test('is given back by a device to a server that has lost it', async () => {
		const { _id, ...lost } = publishContest(draft(), null, { by: 'x', at: '2026-11-22T09:00:00Z' });
		await editAsClient(clients.marta, new Map([[_id, () => lost]]));
		expect((await stored()).publications).toHaveLength(1);
	});

	test('can be shown as somebody signed it, in their language, after five changes of it', async () => {
		await publish(0, texts(1));
		const device = await openDevice(company, 'ana');
		await device.round();
		const ulid = freshUlid();
		await captureEntry(capturing(device), {
			kid,
			ulid,
			answers: { givenName: 'Rosa' },
			notice: { version: '1', text: 'Mention 1' },
			rules: { version: '1', text: 'Règlement 1' },
			consents: [{ purpose: 'rules', granted: true, text: 'J’accepte 1', version: '1' }],
			language: 'fr'
		});
		for (const n of [1, 2, 3, 4, 5]) expect((await publish(n, texts(n + 1))).status).toBe(200);
		await device.round();
		const now = await readDocument(device.database, `contest:${kid}`, contest);
		const signed = await readDocument(device.database, `entry:${kid}:${ulid}`, entry);
		await device.close();
		expect(now).toMatchObject({ notice: { version: '6' }, rules: { version: '6' } });
		expect(now?.publications?.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(signed && signedTexts(signed, now)).toMatchObject({
			language: 'fr',
			notice: { version: '1', text: 'Mention 1' },
			rules: { version: '1', text: 'Règlement 1' },
			consents: [{ text: 'J’accepte 1', granted: true }]
		});
	});

	test('keeps its steps in their order, and lets go of one that is no longer asked', async () => {
		const group = (id: string) => ({ id, title: inAll(`Paso ${id}`) });
		const asked = (...ids: readonly [string, string]) => [
			question('givenName', { group: ids[0] }),
			question('phone', { group: ids[1] })
		];
		await publish(0, { groups: [group('a'), group('b')], questions: asked('a', 'b') });
		await publish(1, { groups: [group('a'), group('c')], questions: asked('c', 'a') });
		expect((await stored()).groups).toEqual([group('a'), group('c')]);
	});
});

/** Everything that people agree to, in its n-th wording. */
function texts(n: number): Partial<Contest> {
	const said = (es: string, fr: string) => ({
		es: `${es} ${n}`,
		fr: `${fr} ${n}`,
		en: `${es} ${n}`
	});
	return {
		rules: { version: '', text: said('Bases', 'Règlement') },
		notice: { version: '', summary: inAll('Aviso'), text: said('Aviso', 'Mention') },
		consents: [
			{
				purpose: 'rules',
				required: true,
				label: inAll('Acepto'),
				text: said('Acepto', 'J’accepte'),
				version: ''
			}
		]
	};
}
