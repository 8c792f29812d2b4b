import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import type { RescueOutcome, SealedRescue } from '../../src/lib/app/rescue-api.ts';
import { RescueDesk } from '../../src/lib/app/rescue-desk.ts';
import { createRescueSeal } from '../../src/lib/app/seal-rescue.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { capturing, openDevice, switchable, type Device } from './device.ts';
import { runningContest } from './running-contest.ts';

const PASSWORD = 'levadura madre';
const HOUR_MS = 3_600_000;
const seal = createRescueSeal(crypto, 1);

let company: Company;
let kid: Ulid;
beforeEach(async () => {
	kid = freshUlid();
	company = await startCompany({ documents: [runningContest(kid)] });
});
afterEach(() => company.close());

function deskOf({ database, client }: Device): RescueDesk {
	const colleagues = { nameOf: (uid: string) => (uid === '' ? '' : 'Ana') };
	return new RescueDesk({ database, colleagues, seal, self: client.me.uid });
}

const saved = (device: Device): Promise<SealedRescue> =>
	deskOf(device).rescue({
		password: PASSWORD,
		drafts: { [`capture/${kid}`]: { givenName: 'Ma' } }
	});
const brought = (device: Device, { text }: SealedRescue): Promise<RescueOutcome> =>
	deskOf(device).takeRescue({ password: PASSWORD, text });

async function signUp(device: Device, names: readonly string[]): Promise<readonly Ulid[]> {
	const ulids = names.map(() => freshUlid());
	for (const [index, ulid] of ulids.entries()) {
		await captureEntry(capturing(device), {
			kid,
			ulid,
			answers: { givenName: names[index] },
			notice: { version: '1', text: 'Aviso' },
			consents: [{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' }],
			language: 'es'
		});
	}
	return ulids;
}

/** What everybody else sees of it. */
async function onServer(prefix: string): Promise<readonly string[]> {
	const sofia = await openDevice(company, 'sofia');
	await sofia.round();
	const listed = await sofia.database.documents.list(startingWith(prefix));
	await sofia.close();
	return listed.flatMap(({ id, leaves }) => leaves.map(({ rev }) => `${id} ${rev}`));
}

const nothingWaits = async ({ database }: Device): Promise<void> => {
	expect(await database.rejected.list()).toEqual([]);
	expect(database.outbox.size).toBe(0);
};

describe('what a device could not send', () => {
	test('arrives from another device of the same person, as it was written', async () => {
		const air = switchable();
		const tablet = await openDevice(company, 'ana', { network: air.network });
		const phone = await openDevice(company, 'ana');
		await tablet.round();
		const [known = ''] = await signUp(tablet, ['Rosa']);
		await tablet.round();
		await phone.round();
		air.on = false;
		await signUp(tablet, ['Marc', 'Lluc']);
		const edit = [{ op: 'set', path: 'city', value: 'Lugo' }] as const;
		await tablet.database.edit(`customer:${known}`, edit, known);
		const there = await tablet.database.documents.leaves([`customer:${known}`]);
		const file = await saved(tablet);
		expect(file.units).toBe(3);
		expect(file.text).not.toContain('Lugo');

		expect(await brought(phone, file)).toEqual({
			kind: 'taken',
			taken: 3,
			known: 0,
			refused: 0,
			drafts: { [`capture/${kid}`]: { givenName: 'Ma' } }
		});
		await phone.round();
		await nothingWaits(phone);
		expect(await onServer('entry:')).toHaveLength(3);
		const [leaf] = there.get(`customer:${known}`) ?? [];
		expect(await onServer(`customer:${known}`)).toEqual([`${leaf?.id} ${leaf?.rev}`]);
		await tablet.close();
		await phone.close();
	});

	test('is there once when the file is brought in twice, and when the device comes back a week later', async () => {
		const air = switchable();
		const [tablet, phone] = [
			await openDevice(company, 'ana', { network: air.network }),
			await openDevice(company, 'ana')
		];
		await tablet.round();
		await phone.round();
		air.on = false;
		await signUp(tablet, ['Marc', 'Lluc']);
		const file = await saved(tablet);
		await brought(phone, file);
		expect(await brought(phone, file)).toMatchObject({ taken: 0, known: 2 });
		await phone.round();
		expect(await brought(phone, file)).toMatchObject({ taken: 0, known: 2 });
		const before = [
			await onServer('entry:'),
			await onServer('customer:'),
			await onServer('consent:')
		];

		// In a drawer until now, where one more had been signed up after the file was made.
		await signUp(tablet, ['Rosa']);
		air.on = true;
		await tablet.round();
		await nothingWaits(tablet);
		await phone.round();
		await nothingWaits(phone);
		const after = [
			await onServer('entry:'),
			await onServer('customer:'),
			await onServer('consent:')
		];
		for (const [index, ids] of before.entries()) {
			expect(after[index]).toHaveLength(3);
			expect(after[index]).toEqual(expect.arrayContaining([...ids]));
		}
		await tablet.close();
		await phone.close();
	});

	test('of a kiosk arrives by another tablet of the kiosk, which holds nothing of it then', async () => {
		const back = await openBackOffice(company);
		await back.place('luis', { roles: ['kiosk'] });
		const air = switchable();
		const [dying, spare] = [
			await openDevice(company, 'luis', { network: air.network }),
			await openDevice(company, 'luis')
		];
		await dying.round();
		await spare.round();
		air.on = false;
		await signUp(dying, ['Marc', 'Lluc']);
		await brought(spare, await saved(dying));
		await spare.round();
		await nothingWaits(spare);
		expect(await onServer('entry:')).toHaveLength(2);
		expect(await onServer('customer:')).toHaveLength(2);
		await spare.round();
		expect(await spare.database.documents.list(startingWith('entry:'))).toEqual([]);
		await back.close();
		await dying.close();
		await spare.close();
	});

	test('under a clock that ran ahead arrives at the right time and counts, once', async () => {
		const air = switchable();
		let ahead = 0;
		const tablet = await openDevice(company, 'ana', {
			network: air.network,
			clock: () => Date.now() + ahead
		});
		const phone = await openDevice(company, 'ana');
		await tablet.round();
		await phone.round();
		air.on = false;
		ahead = 48 * HOUR_MS;
		const [first = '', second = ''] = await signUp(tablet, ['Marc', 'Lluc']);
		const edit = [{ op: 'set', path: 'city', value: 'Lugo' }] as const;
		await tablet.database.edit(`customer:${first}`, edit, first);
		const file = await saved(tablet);
		await brought(phone, file);
		await phone.round();
		await nothingWaits(phone);
		expect(await brought(phone, file)).toMatchObject({ taken: 0 });
		await phone.round();
		await nothingWaits(phone);

		const entries = await Promise.all(
			[first, second].map((ulid) => phone.database.read(`entry:${kid}:${ulid}`))
		);
		for (const entry of entries) {
			expect(Date.parse(z.string().parse(entry?.body['at']))).toBeLessThan(Date.now() + HOUR_MS);
		}
		expect((await phone.database.read(`customer:${first}`))?.body['city']).toBe('Lugo');
		expect(await onServer('entry:')).toHaveLength(2);
		const sofia = await company.signIn('sofia');
		const draw = await sofia.get(`/api/v1/draws/${kid}`);
		expect(draw.body['entries']).toMatchObject({ eligible: 2, leftOut: {} });
		await tablet.close();
		await phone.close();
	});

	test('is not taken from somebody else, who is told whose it is', async () => {
		const [ana, luis] = [await openDevice(company, 'ana'), await openDevice(company, 'luis')];
		await ana.round();
		await signUp(ana, ['Marc']);
		expect(await brought(luis, await saved(ana))).toEqual({
			kind: 'of-somebody-else',
			name: 'Ana'
		});
		expect(luis.database.outbox.size).toBe(0);
		await ana.close();
		await luis.close();
	});

	test('is refused by the server where somebody else hands it in', async () => {
		const air = switchable();
		const [ana, sofia] = [
			await openDevice(company, 'ana', { network: air.network }),
			await openDevice(company, 'sofia')
		];
		await ana.round();
		const [cid = ''] = await signUp(ana, ['Marc']);
		await ana.round();
		await sofia.round();
		await ana.database.edit(`customer:${cid}`, [{ op: 'set', path: 'city', value: 'Lugo' }], cid);
		const { outbox } = ana.database;
		const written = outbox.entries().map(({ id }) => outbox.written(id));
		const stolen = (await Promise.all(written)).flat();
		await sofia.database.offerAgain(stolen, 'stolen');
		await sofia.round();
		const refused = await sofia.database.rejected.list();
		expect(refused.map(({ reason }) => reason)).toEqual(stolen.map(() => 'not-author'));
		await ana.close();
		await sofia.close();
	});
});

test('what the server had refused there waits here for its author', async () => {
	const [tablet, phone] = [await openDevice(company, 'ana'), await openDevice(company, 'ana')];
	const edit = { docId: `customer:${freshUlid()}`, rev: '1-a', unit: 'u', reason: 'clock', at: 1 };
	await tablet.database.rejected.keep([{ ...edit, body: { city: 'Lugo' } }]);
	const file = await saved(tablet);
	expect(await brought(phone, file)).toMatchObject({ taken: 0, refused: 1 });
	expect(await brought(phone, file)).toMatchObject({ taken: 0, refused: 0 });
	expect(await phone.database.rejected.list()).toMatchObject([{ ...edit, body: { city: 'Lugo' } }]);
	await tablet.close();
	await phone.close();
});

test('a file with another password, or of another kind, brings nothing and says why', async () => {
	const ana = await openDevice(company, 'ana');
	const { text } = await saved(ana);
	const take = (password: string, content: string): Promise<RescueOutcome> =>
		deskOf(ana).takeRescue({ password, text: content });
	expect(await take('masa madre', text)).toEqual({ kind: 'wrong-password' });
	expect(await take(PASSWORD, text.slice(0, 90))).toEqual({ kind: 'damaged' });
	expect(await take(PASSWORD, await seal.seal({ format: 'x' }, PASSWORD))).toEqual({
		kind: 'damaged'
	});
	await ana.close();
});
