import { afterAll, beforeAll, expect, test } from 'vitest';
import { readers } from '#domain/wire/readers.ts';
import { people, startCompany, type Company, type PersonName } from '../builders/company.ts';
import { freshUlid, knownCustomer } from '../builders/documents.ts';
import { editAsClient } from './back-office.ts';

const hers = knownCustomer('ana');

let company: Company;
beforeAll(async () => {
	company = await startCompany({ documents: [hers.revision] });
});
afterAll(() => company.close());

async function asked(by: PersonName, cid = hers.cid) {
	const who = await company.signIn(by);
	const { status, body, text } = await who.get(`/api/v1/readers/${cid}`);
	const found = status === 200 ? readers.parse(body).readers : [];
	const nameOf = (uid: string): string =>
		Object.entries(people).find(([, person]) => person.uid === uid)?.[0] ?? uid;
	return {
		status,
		text,
		rules: found.map(({ uid, because }) => `${nameOf(uid)}: ${because}`),
		found
	};
}

test('whoever sees a customer is told who else does, and by which rule', async () => {
	const { rules } = await asked('ana');
	expect(rules).toContain('ana: owner');
	expect(rules.some((rule) => rule.startsWith('bruno'))).toBe(false);
	expect(rules).toContain('sofia: territory');
});

test('the sections that each reads are those of their roles', async () => {
	const { found } = await asked('sofia');
	const sectionsOf = (name: PersonName) =>
		found.find(({ uid }) => uid === people[name].uid)?.sections;
	const noted = ['activity', 'task', 'complaint', 'purchase', 'consent'];
	expect(sectionsOf('ana')).toEqual([...noted, 'notes', 'commercial']);
	expect(sectionsOf('sofia')).toEqual([...noted, 'notes', 'commercial', 'billing']);
});

test('what each reads and may not edit is told, and what each does not read', async () => {
	const { found } = await asked('sofia');
	const ana = found.find(({ uid }) => uid === people.ana.uid);
	expect(ana).toMatchObject({ readOnly: ['commercial'], withheld: ['billing'], fields: [] });
	const sofia = found.find(({ uid }) => uid === people.sofia.uid);
	expect(sofia).toMatchObject({ readOnly: ['billing'], withheld: [] });
});

test('who is told by a role to read no purchases is not said to read them', async () => {
	const marta = await company.signIn('marta');
	const withoutPurchases = (role: Readonly<Record<string, unknown>>) => ({
		...role,
		sections: { ...(role['sections'] as object), purchase: 'none' }
	});
	await editAsClient(marta, new Map([['role:rep', withoutPurchases]]));
	const { found } = await asked('sofia');
	const ana = found.find(({ uid }) => uid === people.ana.uid);
	expect(ana?.sections).toEqual([
		'activity',
		'task',
		'complaint',
		'consent',
		'notes',
		'commercial'
	]);
});

test('who may not see a customer hears of it what everybody hears of none', async () => {
	const hidden = await asked('bruno');
	const absent = await asked('bruno', freshUlid());
	expect(hidden.status).toBe(404);
	expect(hidden.text).toBe(absent.text);
});

test('of a field that was set apart hear who reads it and who says who does, and nobody else', async () => {
	const marta = await company.signIn('marta');
	const withAllergies = (role: Readonly<Record<string, unknown>>) => ({
		...role,
		sections: { ...(role['sections'] as object), 'x-alergias': 'read' }
	});
	await editAsClient(marta, new Map([['role:supervisor', withAllergies]]));
	const heard = async (by: PersonName): Promise<readonly string[]> => {
		const { found } = await asked(by);
		return found.find(({ uid }) => uid === people.sofia.uid)?.sections ?? [];
	};
	expect(await heard('sofia')).toContain('x-alergias');
	expect(await heard('marta')).toContain('x-alergias');
	expect(await heard('ana')).not.toContain('x-alergias');
	const { found } = await asked('marta');
	const ofAna = found.find(({ uid }) => uid === people.ana.uid)?.sections;
	expect(ofAna).toContain('notes');
	expect(ofAna).not.toContain('x-alergias');
});

test('single fields are named with what may not be done with them, in sections that the asker may hear of', async () => {
	const marta = await company.signIn('marta');
	const withFields = (role: Readonly<Record<string, unknown>>) => ({
		...role,
		fields: { core: { birthDate: ['search', 'sort', 'report', 'export'] }, billing: { iban: [] } }
	});
	await editAsClient(marta, new Map([['role:supervisor', withFields]]));
	const heard = async (by: PersonName) => {
		const { found } = await asked(by);
		return found.find(({ uid }) => uid === people.sofia.uid)?.fields;
	};
	const birthday = { section: 'core', field: 'birthDate', denied: ['edit'] };
	const account = {
		section: 'billing',
		field: 'iban',
		denied: ['search', 'sort', 'report', 'export']
	};
	expect(await heard('marta')).toEqual([birthday, account]);
	// Ana reads no bills: what stands in them she does not hear.
	expect(await heard('ana')).toEqual([birthday]);
});

test('a field that was set apart is told as withheld to who says who reads it', async () => {
	const marta = await company.signIn('marta');
	const field = { schema: 1, type: 'text', section: 'apart', label: { es: 'Talla' } };
	const told = { ...field, purpose: { es: 'Ropa de trabajo' } };
	await editAsClient(marta, new Map([['settings:field-talla', () => told]]));
	const withheld = async (by: PersonName) => {
		const { found } = await asked(by);
		return found.find(({ uid }) => uid === people.ana.uid)?.withheld ?? [];
	};
	expect(await withheld('marta')).toContain('x-talla');
	expect(await withheld('sofia')).not.toContain('x-talla');
});
