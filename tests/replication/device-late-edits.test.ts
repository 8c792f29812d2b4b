import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Client } from '../builders/client.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { openBackOffice, type BackOffice } from './back-office.ts';
import { openDevice, type Device } from './device.ts';
import {
	documentsOf,
	newSubject,
	roleOfTheOffice,
	turn,
	WAYS,
	type Subject,
	type Way
} from './ways-to-see.ts';

/** What happens while Ana’s edits wait in her device, which is out of reach. */
const FATES = [
	'nothing',
	'revoked',
	'revoked and granted again',
	'revoked, told, and granted again',
	'erased',
	'buried'
] as const;
type Fate = (typeof FATES)[number];

interface Edited extends Subject {
	readonly fate: Fate;
}

let company: Company;
let back: BackOffice;
let marta: Client;
let ana: Device;
let office: Device;
const all: readonly Edited[] = WAYS.flatMap((way, w) =>
	FATES.map((fate, f) => ({ ...newSubject(way, `s${w}-${f}`), fate }))
);
const granted = new Set<Subject>(all);

beforeAll(async () => {
	company = await startCompany({ documents: [...all.flatMap(documentsOf), roleOfTheOffice(all)] });
	back = await openBackOffice(company);
	await back.place('marta', { roles: ['administrator', 'office'] });
	marta = await company.signIn('marta');
	await give([...all]);
	ana = await openDevice(company, 'ana');
	await ana.round();
	for (const { id, cid } of all) {
		await ana.database.edit(id, [{ op: 'set', path: 'summary', value: WORDS }], cid);
	}
	await meanwhile();
	await ana.round();
	await give(having('revoked, told, and granted again'));
	await ana.round();
	office = await openDevice(company, 'marta');
	await office.round();
});
afterAll(async () => {
	await ana.close();
	await office.close();
	await back.close();
	await company.close();
});

const WORDS = 'written out of reach';

async function meanwhile(): Promise<void> {
	await take([
		...having('revoked'),
		...having('revoked and granted again'),
		...having('revoked, told, and granted again')
	]);
	await give(having('revoked and granted again'));
	await back.erase(having('erased').map(({ id }) => id));
	await back.bury(having('buried').map(({ id }) => id));
}

function having(fate: Fate): readonly Edited[] {
	return all.filter((one) => one.fate === fate);
}

async function give(some: readonly Subject[]): Promise<void> {
	for (const one of some) granted.add(one);
	await turn({ client: marta, back }, all, granted, some);
}

async function take(some: readonly Subject[]): Promise<void> {
	for (const one of some) granted.delete(one);
	await turn({ client: marta, back }, all, granted, some);
}

/** What stands where: with the author, in the company, and among what was refused. */
async function endOf(way: Way, fate: Fate) {
	const { id } = all.find((one) => one.way === way && one.fate === fate) ?? { id: '' };
	const [hers, theirs, refused] = await Promise.all([
		ana.database.read(id),
		office.database.read(id),
		ana.database.rejected.list()
	]);
	const kept = refused.find(({ docId }) => docId === id);
	return {
		author: hers?.body['summary'] ?? null,
		company: theirs?.body['summary'] ?? null,
		kept: kept === undefined ? null : [kept.reason, kept.body['summary']]
	};
}

const KEPT = ['not-allowed', WORDS];

/** An edit is taken by the rule, or kept for its author: there is no third. */
const ENDS: Readonly<Record<Fate, Awaited<ReturnType<typeof endOf>>>> = {
	nothing: { author: WORDS, company: WORDS, kept: null },
	revoked: { author: null, company: 'at first', kept: KEPT },
	'revoked and granted again': { author: WORDS, company: WORDS, kept: null },
	'revoked, told, and granted again': { author: 'at first', company: 'at first', kept: KEPT },
	erased: { author: null, company: null, kept: KEPT },
	buried: { author: null, company: null, kept: KEPT }
};

test.each(WAYS.flatMap((way) => FATES.map((fate) => [way, fate] as const)))(
	'an edit of what one sees by the %s, which is %s meanwhile, is taken or kept for its author',
	async (way, fate) => {
		expect(await endOf(way, fate)).toEqual(ENDS[fate]);
	}
);

test('nothing waits any more', () => {
	expect(ana.database.outbox.size).toBe(0);
});
