import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedRoles } from '#domain/access/shipped-roles.ts';
import { customerCore } from '#domain/documents/customer.ts';
import { parseStamp } from '#domain/merge/stamp.ts';
import { Colleagues } from '../../src/lib/app/colleagues.ts';
import { conflictsOfSome } from '../../src/lib/app/conflict-inbox.ts';
import { absorbedBy, standInFor } from '../../src/lib/app/customer-merges.ts';
import { EngineError } from '../../src/lib/app/engine-error.ts';
import { mergeTwo, takeApart } from '../../src/lib/app/merge-two.ts';
import { readDocument } from '../../src/lib/store/read-documents.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { openDevice, type Device } from './device.ts';

/**
 * People who merge, take back and go on writing on three cards, on three devices without a network that
 * come online in any order. Whatever happens, all of them end with one and the same, and every number
 * that anybody typed is on the card that stands for whom it was typed.
 */

const CARDS = 3;
const RUNS = 25;
const MERGERS = ['sofia', 'marta'] as const;
const EVERYBODY = [...MERGERS, 'luis'] as const;
type Place = (typeof EVERYBODY)[number];

const merger = fc.constantFrom(...MERGERS);
const anybody = fc.constantFrom<Place>(...EVERYBODY);
const card = fc.nat({ max: CARDS - 1 });
const step = fc.oneof(
	{
		weight: 4,
		arbitrary: fc.record({ do: fc.constant('merge' as const), at: merger, from: card, into: card })
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('undo' as const), at: merger, from: card }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('type' as const), at: anybody, on: card }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('sync' as const), at: anybody }) }
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let company: Company;
let devices: Readonly<Record<Place, Device>>;
let known: ReturnType<typeof knownCustomer>[];

beforeEach(async () => {
	known = Array.from({ length: CARDS * RUNS }, () => knownCustomer('ana'));
	company = await startCompany({
		documents: [...known.map(({ revision }) => revision), withoutBirthdays()]
	});
	devices = {
		sofia: await openDevice(company, 'sofia'),
		marta: await openDevice(company, 'marta'),
		luis: await openDevice(company, 'luis')
	};
	await everybodySyncs();
});
afterEach(async () => {
	for (const device of Object.values(devices)) await device.close();
	await company.close();
});

async function everybodySyncs(): Promise<void> {
	for (let turn = 0; turn < 2; turn++) {
		for (const place of EVERYBODY) await devices[place].round();
	}
}

/** A supervisor who reads birthdays and writes none. */
function withoutBirthdays() {
	const supervisor = shippedRoles.find(({ slug }) => slug === 'supervisor');
	const fields = { core: { birthDate: ['search'] } };
	return firstRevision(
		'role:no-birthdays',
		{ ...supervisor?.values, fields },
		Date.UTC(2026, 0, 1)
	);
}

/** What a person can't do is not done: whoever has gone into somebody is no longer there to be merged. */
async function asFarAsItGoes(doing: Promise<void>): Promise<void> {
	try {
		await doing;
	} catch (error) {
		if (!(error instanceof EngineError)) throw error;
	}
}

let typed = 0;
async function typeNumber({ database }: Device, cid: string): Promise<string> {
	typed += 1;
	const number = `+346${String(typed).padStart(8, '0')}`;
	const edits = [{ op: 'add', list: 'phones', item: `p${typed}`, values: { number } }] as const;
	await database.edit(`customer:${cid}`, edits, cid);
	return number;
}

/** As a card shows: who stands for a customer, how they are reached, and who went into them. */
async function shownFor({ database }: Device, cid: string) {
	const shown = await standInFor(database, cid);
	const core = await readDocument(database, `customer:${shown}`, customerCore);
	const absorbed = core === null ? [] : await absorbedBy(database, shown, core);
	return {
		cid: shown,
		numbers: (core?.phones ?? []).flatMap(({ number = '' }) => number).sort(),
		absorbed: absorbed.map((each) => each.cid).sort()
	};
}

test('whoever merges whom, and when, nobody loses a number and all see one', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.array(step, { minLength: 4, maxLength: 16, size: 'max' }),
			async (steps) => {
				const cids = known.splice(0, CARDS).map(({ cid }) => cid);
				const numbers: (readonly [cid: string, number: string])[] = [];
				for (const each of steps) await take(each, cids, numbers);
				await everybodySyncs();
				for (const place of EVERYBODY) {
					expect(await devices[place].database.rejected.list()).toEqual([]);
				}
				for (const cid of cids) {
					const ends = await Promise.all(EVERYBODY.map((place) => shownFor(devices[place], cid)));
					const [end] = ends;
					for (const other of ends) expect(other).toEqual(end);
					// What hangs on them is reached from whoever stands for them.
					if (end?.cid !== cid) expect(end?.absorbed).toContain(cid);
				}
				for (const [cid, number] of numbers) {
					expect((await shownFor(devices.luis, cid)).numbers).toContain(number);
				}
			}
		),
		{ numRuns: RUNS, endOnFailure: true }
	);
});

async function take(
	step: Step,
	cids: readonly string[],
	numbers: (readonly [cid: string, number: string])[]
): Promise<void> {
	const device = devices[step.at];
	const cidAt = (index: number): string => cids[index] ?? '';
	switch (step.do) {
		case 'sync':
			await device.round();
			return;
		case 'type': {
			const cid = cidAt(step.on);
			numbers.push([cid, await typeNumber(device, cid)]);
			return;
		}
		case 'undo':
			await asFarAsItGoes(takeApart(device.database, cidAt(step.from)));
			return;
		case 'merge': {
			const order = { winner: cidAt(step.into), loser: cidAt(step.from), choices: {} };
			await asFarAsItGoes(mergeTwo(device.database, order));
		}
	}
}

async function writtenAt({ database }: Device, cid: string, path: string): Promise<number> {
	const { m } = (await readDocument(database, `customer:${cid}`, customerCore)) ?? {};
	return parseStamp(m?.f[path] ?? '').ms;
}

describe('a card that was merged, and on which somebody writes who has not heard of it', () => {
	const jobOf = async (device: Device, cid: string) =>
		(await readDocument(device.database, `customer:${cid}`, customerCore))?.jobTitle;

	function setJob({ database }: Device, cid: string, value: string): Promise<boolean> {
		return database.edit(`customer:${cid}`, [{ op: 'set', path: 'jobTitle', value }], cid);
	}

	test('tells it where everybody looks, and takes it back with the merge', async () => {
		const [into = '', from = ''] = known.map(({ cid }) => cid);
		await mergeTwo(devices.sofia.database, { winner: into, loser: from, choices: {} });
		await devices.sofia.round();
		const number = await typeNumber(devices.luis, from);
		await setJob(devices.luis, from, 'panadera');
		await everybodySyncs();
		expect(await jobOf(devices.marta, into)).toBe('panadera');
		expect((await shownFor(devices.marta, from)).numbers).toEqual([number]);
		await takeApart(devices.marta.database, from);
		await everybodySyncs();
		expect(await jobOf(devices.luis, into)).toBeUndefined();
		expect((await shownFor(devices.luis, into)).numbers).toEqual([]);
		expect((await shownFor(devices.luis, from)).numbers).toEqual([number]);
	});

	test('leaves it to a person where the other card says something else', async () => {
		const [into = '', from = ''] = known.map(({ cid }) => cid);
		await setJob(devices.sofia, into, 'dueña');
		await mergeTwo(devices.sofia.database, { winner: into, loser: from, choices: {} });
		await devices.sofia.round();
		await setJob(devices.luis, from, 'panadera');
		await everybodySyncs();
		const core = await readDocument(devices.marta.database, `customer:${into}`, customerCore);
		expect(core?.jobTitle).toBe('dueña');
		expect(core?.m?.x?.['jobTitle']?.map(({ v }) => v)).toEqual(['panadera']);
		// Who wrote what is told of both, though the late one came by the server.
		const colleagues = new Colleagues();
		await colleagues.load(devices.marta.database);
		const reader = { database: devices.marta.database, colleagues, principal: null };
		const [conflict] = (await conflictsOfSome(reader, [into])).get(into) ?? [];
		expect(conflict?.values).toMatchObject([
			{ value: 'dueña', byName: 'Sofia' },
			{ value: 'panadera', byName: 'Luis', at: await writtenAt(devices.luis, from, 'jobTitle') }
		]);
		// A card with that in it can be written on as any other.
		await typeNumber(devices.marta, into);
		await everybodySyncs();
		expect(await devices.marta.database.rejected.list()).toEqual([]);
	});
});

test('a merge of which the server can’t take one half is none', async () => {
	const [into = '', from = ''] = known.map(({ cid }) => cid);
	const born = [{ op: 'set', path: 'birthDate', value: '1980-02-03' }] as const;
	await devices.luis.database.edit(`customer:${from}`, born, from);
	await everybodySyncs();
	const back = await openBackOffice(company);
	await back.place('sofia', { roles: ['no-birthdays'] });
	await back.close();
	await mergeTwo(devices.sofia.database, { winner: into, loser: from, choices: {} });
	await everybodySyncs();
	const refused = (await devices.sofia.database.rejected.list()).map(({ docId }) => docId);
	expect(refused).toEqual(expect.arrayContaining([`customer:${into}`, `customer:${from}:merged`]));
	for (const place of EVERYBODY) {
		expect(await shownFor(devices[place], from)).toMatchObject({ cid: from });
	}
});

test('of whom the server has erased meanwhile, a merge that had not heard of it keeps nothing', async () => {
	const [into = '', from] = known.map(({ cid }) => cid);
	if (from === undefined) throw new TypeError('no customers');
	const number = await typeNumber(devices.sofia, from);
	await devices.sofia.round();
	await mergeTwo(devices.sofia.database, { winner: into, loser: from, choices: {} });
	const back = await openBackOffice(company);
	await back.eraseCustomer(from);
	await back.close();
	await everybodySyncs();
	for (const place of EVERYBODY) {
		expect((await shownFor(devices[place], into)).numbers).not.toContain(number);
	}
	const refused = (await devices.sofia.database.rejected.list()).map(({ docId }) => docId);
	expect(refused).toEqual(expect.arrayContaining([`customer:${into}`, `customer:${from}:merged`]));
});
