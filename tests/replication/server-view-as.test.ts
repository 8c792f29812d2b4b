import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cardSeenBy, seenBy, type CardSeenBy, type SeenBy } from '#domain/wire/view-as.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import type { Client } from '../builders/client.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { freshUlid, knownCustomer, knownVisit } from '../builders/documents.ts';
import { editAsClient, openBackOffice } from './back-office.ts';

type Role = Readonly<Record<string, unknown>>;

const hers = knownCustomer('ana');
const his = knownCustomer('bruno');
const visit = knownVisit('ana', hers.cid);
const told = (id: string, values: object = {}) =>
	firstRevision(id, { schema: 1, by: people.ana.uid, ...values }, Date.UTC(2026, 0, 4));
const bills = told(`customer:${hers.cid}:billing`);
const link = told(`link:${hers.cid}:${freshUlid()}`, { to: his.cid });

let company: Company;
beforeEach(async () => {
	const documents = [hers.revision, his.revision, visit, bills, link];
	company = await startCompany({ documents });
});
afterEach(() => company.close());

const path = (name: PersonName, rest = '') => `/api/v1/view-as/${people[name].uid}${rest}`;

async function listAs(asker: Client, name: PersonName): Promise<SeenBy> {
	return seenBy.parse((await asker.get(path(name))).body);
}

async function cardAs(asker: Client, name: PersonName, cid: string): Promise<CardSeenBy> {
	return cardSeenBy.parse((await asker.get(path(name, `/customers/${cid}`))).body);
}

function sectionIn({ sections }: CardSeenBy, name: string) {
	return sections.find(({ section }) => section === name);
}

async function place(...given: Parameters<Awaited<ReturnType<typeof openBackOffice>>['place']>) {
	const office = await openBackOffice(company);
	await office.place(...given);
	await office.close();
}

function change(role: string, values: Role): Promise<void> {
	return company
		.signIn('marta')
		.then((marta) =>
			editAsClient(marta, new Map([[`role:${role}`, (before: Role) => ({ ...before, ...values })]]))
		);
}

test('who administers is told whom a colleague sees, by which rule, and who they are', async () => {
	const marta = await company.signIn('marta');
	expect(await listAs(marta, 'ana')).toEqual({
		person: { signsIn: true, roles: ['rep'], teams: [], territories: ['norte'] },
		count: 1,
		rules: { owner: 1 },
		customers: [{ cid: hers.cid, because: 'owner' }],
		next: null
	});
	expect(await listAs(marta, 'luis')).toMatchObject({ count: 1, rules: { territory: 1 } });
	expect(await listAs(marta, 'sofia')).toMatchObject({ count: 2, rules: { territory: 2 } });
});

test('what of a customer is told with the rule, the role, and the documents by name', async () => {
	const card = await cardAs(await company.signIn('marta'), 'luis', hers.cid);
	const byTerritory = {
		allowed: true,
		because: 'territory',
		role: 'role:rep',
		by: 'territory:norte'
	};
	expect(sectionIn(card, 'core')).toMatchObject({
		reads: byTerritory,
		edits: byTerritory,
		seen: [hers.revision.id]
	});
	expect(sectionIn(card, 'activity')).toMatchObject({ reads: byTerritory, seen: [visit.id] });
	expect(sectionIn(card, 'commercial')).toMatchObject({
		reads: byTerritory,
		edits: { allowed: false, because: 'section-read-only', role: 'role:rep' }
	});
	expect(sectionIn(card, 'billing')).toMatchObject({
		reads: { allowed: false, because: 'section-none', role: 'role:rep', by: null },
		seen: [],
		withheld: [bills.id]
	});
	// The section is theirs; of this one they don't see the other end.
	expect(sectionIn(card, 'link')).toMatchObject({
		reads: { allowed: true },
		seen: [],
		withheld: [link.id]
	});
	expect(card.acts).toMatchObject({
		assign: { allowed: false, because: 'needs-assign' },
		erase: { allowed: false, because: 'needs-erase' }
	});
});

test('a customer whom a colleague does not see is told with the reason', async () => {
	const marta = await company.signIn('marta');
	const card = await cardAs(marta, 'ana', his.cid);
	expect(sectionIn(card, 'core')).toMatchObject({
		reads: { allowed: false, because: 'not-assigned' },
		seen: [],
		withheld: [his.revision.id]
	});
	const to = { owner: people.bruno.uid, territory: 'norte', discreet: true, schema: 1 };
	await editAsClient(marta, new Map([[`customer:${his.cid}:assignment`, () => to]]));
	const discreet = await cardAs(marta, 'ana', his.cid);
	expect(sectionIn(discreet, 'core')?.reads).toMatchObject({ allowed: false, because: 'discreet' });
	expect(sectionIn(discreet, 'core')?.withheld).toContain(`customer:${his.cid}:assignment`);
});

test('single fields are told with what may not be done with them', async () => {
	await change('rep', { fields: { core: { birthDate: ['search'] }, notes: { personal: [] } } });
	const card = await cardAs(await company.signIn('marta'), 'ana', hers.cid);
	expect(sectionIn(card, 'core')?.fields).toEqual([
		{ section: 'core', field: 'birthDate', denied: ['edit', 'sort', 'report', 'export'] }
	]);
	expect(sectionIn(card, 'notes')?.fields).toMatchObject([{ field: 'personal' }]);
});

test('a field that was set apart is told as withheld to who administers, and to nobody who does not hear of it', async () => {
	const marta = await company.signIn('marta');
	const field = { schema: 1, type: 'text', section: 'apart', label: { es: 'Alergias' } };
	const purpose = { es: 'No ofrecer lo que no puede comer' };
	await editAsClient(marta, new Map([['settings:field-alergias', () => ({ ...field, purpose })]]));
	const heard = sectionIn(await cardAs(marta, 'ana', hers.cid), 'x-alergias');
	expect(heard).toMatchObject({ reads: { allowed: false, because: 'section-none' } });
	const sofia = await company.signIn('sofia');
	expect(sectionIn(await cardAs(sofia, 'ana', hers.cid), 'x-alergias')).toBeUndefined();
});

test('whoever can’t sign in sees nobody', async () => {
	const marta = await company.signIn('marta');
	await place('ana', { disabled: true });
	expect(await listAs(marta, 'ana')).toMatchObject({
		person: { signsIn: false },
		count: 0,
		customers: [],
		rules: {}
	});
	const card = await cardAs(marta, 'ana', hers.cid);
	expect(card.sections.filter(({ reads, edits }) => reads.allowed || edits.allowed)).toEqual([]);
});

describe('nothing is told that the asker does not see', () => {
	test('who has no say over what colleagues see is told nothing, whoever is asked about', async () => {
		const ana = await company.signIn('ana');
		const answers = await Promise.all(
			[
				path('ana'),
				path('bruno'),
				`/api/v1/view-as/${freshUlid()}`,
				path('luis', `/customers/${hers.cid}`),
				path('luis', `/customers/${his.cid}`)
			].map((each) => ana.get(each))
		);
		expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
		expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
	});

	test('of customers beyond the asker’s own neither a name nor a number is told', async () => {
		await change('supervisor', { rows: 'territory' });
		await place('sofia', { territories: ['norte'] });
		const sofia = await company.signIn('sofia');
		const answer = await sofia.get(path('bruno'));
		expect(seenBy.parse(answer.body)).toMatchObject({ count: 0, rules: {}, customers: [] });
		expect(answer.text).not.toContain(his.cid);
		// Where he works would tell as much.
		expect(seenBy.parse(answer.body).person).toMatchObject({ teams: null, territories: null });
		const [hidden, absent] = await Promise.all(
			[his.cid, freshUlid()].map((cid) => sofia.get(path('bruno', `/customers/${cid}`)))
		);
		expect(hidden?.status).toBe(404);
		expect(hidden?.text).toBe(absent?.text);
		// The other end of a link is somebody else.
		const { text } = await sofia.get(path('bruno', `/customers/${hers.cid}`));
		expect(text).not.toContain(link.id);
	});

	test('who administers and sees no customers hears of none', async () => {
		await place('luis', { roles: ['keeper'] });
		const marta = await company.signIn('marta');
		const keeper = {
			schema: 1,
			name: { es: 'Sistemas' },
			rows: 'all',
			sections: {},
			entries: 'none',
			verbs: ['administer']
		};
		await editAsClient(marta, new Map([['role:keeper', () => keeper]]));
		const luis = await company.signIn('luis');
		expect(await listAs(luis, 'ana')).toMatchObject({
			person: { territories: ['norte'] },
			count: 0,
			customers: []
		});
		const { status } = await luis.get(path('ana', `/customers/${hers.cid}`));
		expect(status).toBe(404);
	});

	test('documents are named as far as the asker reads them', async () => {
		await change('accounting', { verbs: ['assign'] });
		await place('luis', { roles: ['accounting'] });
		const luis = await company.signIn('luis');
		const { text } = await luis.get(path('ana', `/customers/${hers.cid}`));
		expect(text).toContain(hers.revision.id);
		expect(text).toContain(bills.id);
		expect(text).not.toContain(visit.id);
	});

	test('a campaign is named to who knows of it', async () => {
		const marta = await company.signIn('marta');
		const ulid = freshUlid();
		const now = Date.now();
		const campaign = {
			schema: 1,
			by: people.marta.uid,
			name: 'Revisión',
			audience: [`person:${people.ana.uid}`],
			customers: [his.cid],
			from: new Date(now - 1000).toISOString(),
			until: new Date(now + 86_400_000).toISOString()
		};
		await editAsClient(marta, new Map([[`campaign:${ulid}`, () => campaign]]));
		const reads = async (asker: Client) =>
			sectionIn(await cardAs(asker, 'ana', his.cid), 'core')?.reads;
		expect(await reads(marta)).toMatchObject({ because: 'campaign', by: `campaign:${ulid}` });
		const sofia = await company.signIn('sofia');
		expect(await reads(sofia)).toMatchObject({ because: 'campaign', by: null });
		expect(await listAs(sofia, 'ana')).toMatchObject({ rules: { owner: 1, campaign: 1 } });
	});
});

test('a cid or a colleague that is none is not found', async () => {
	const marta = await company.signIn('marta');
	const asked = [`/api/v1/view-as/${freshUlid()}`, path('ana', '/customers/nobody')];
	const answers = await Promise.all(asked.map((each) => marta.get(each)));
	expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

test('to look is on record, with who looked, as whom, and how much was told; nothing else is written', async () => {
	const marta = await company.signIn('marta');
	const office = await openBackOffice(company);
	const before = await office.present();
	await listAs(marta, 'ana');
	await cardAs(marta, 'ana', hers.cid);
	expect(await office.present()).toEqual(before);
	const rows = (await office.record()).filter(({ action }) => action === 'view-as');
	await office.close();
	const by = { actor: people.marta.uid, device: marta.me.device, count: 1 };
	const as = `person:${people.ana.uid}`;
	expect(rows).toMatchObject([
		{ ...by, subject: as },
		{ ...by, subject: `${as} customer:${hers.cid}` }
	]);
});
