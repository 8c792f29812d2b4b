import { afterEach, beforeEach, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { closedChannels } from '../../src/lib/app/closed-channels.ts';
import { noteConsent } from '../../src/lib/app/note-consent.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import { parseDocument, readDocuments } from '../../src/lib/store/read-documents.ts';
import { consent, type Consent } from '#domain/documents/events.ts';
import { customerCore } from '#domain/documents/customer.ts';
import type { ConsentAnswer } from '#domain/consent/answer-consent.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { openBackOffice } from './back-office.ts';
import { capturing, openDevice, type Device } from './device.ts';
import { runningContest } from './running-contest.ts';

let company: Company;
let kid: Ulid;
let ana: Device;
beforeEach(async () => {
	kid = freshUlid();
	company = await startCompany({ documents: [runningContest(kid)] });
	ana = await openDevice(company, 'ana');
	await ana.round();
});
afterEach(async () => {
	await ana.close();
	await company.close();
});

/** Each time as another person might: the number and the address are what they are known by. */
async function signUp(device: Device): Promise<Ulid> {
	const ulid = freshUlid();
	await captureEntry(capturing(device), {
		kid,
		ulid,
		answers: { givenName: 'Rosa', email: 'rosa@ejemplo.es', phone: '612 34 56 78', country: 'ES' },
		notice: { version: '1', text: 'Aviso' },
		consents: [{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' }],
		language: 'es'
	});
	return ulid;
}

async function saidBy(device: Device, cid: Ulid): Promise<readonly Consent[]> {
	return readDocuments(device.database, startingWith(`consent:${cid}:`), consent);
}

async function note(device: Device, cid: Ulid, answer: ConsentAnswer): Promise<void> {
	const desk = {
		database: device.database,
		by: device.client.me.uid,
		evidence: await saidBy(device, cid)
	};
	await noteConsent(desk, { cid, ulid: freshUlid(), answer });
	await device.database.settle();
}

async function closedOn(device: Device, cid: Ulid): Promise<readonly string[]> {
	const merged = await device.database.read(`customer:${cid}`);
	const core = merged === null ? null : parseDocument(merged, customerCore);
	if (core === null) throw new Error('not on this device');
	const closed = await closedChannels(device.database, core, await saidBy(device, cid));
	return closed.map(({ channel, since }) => `${channel} ${since === null ? 'listed' : 'asked'}`);
}

const objection = (channel: string): ConsentAnswer => ({
	purpose: 'contact',
	channel,
	granted: false,
	words: { text: 'Pide que no se le contacte.', language: 'es' }
});

test('an objection closes the channel at once, without a network', async () => {
	const cid = await signUp(ana);
	await ana.database.settle();
	expect(await closedOn(ana, cid)).toEqual([]);
	await note(ana, cid, objection('phone'));
	expect(await closedOn(ana, cid)).toEqual(['phone asked']);
});

test('whoever objected is known again when they sign up anew, also on a device that was offline', async () => {
	const cid = await signUp(ana);
	await ana.round();
	await note(ana, cid, objection('email'));
	await ana.round();
	const bruno = await openDevice(company, 'bruno');
	await bruno.round();
	const again = await signUp(bruno);
	await bruno.database.settle();
	expect(await closedOn(bruno, again)).toEqual(['email listed']);
	// Taking part stays possible.
	await bruno.round();
	expect(await bruno.database.rejected.list()).toEqual([]);
	await bruno.close();
});

test('whom the list names may be contacted once they say so', async () => {
	const cid = await signUp(ana);
	await note(ana, cid, objection('email'));
	await ana.round();
	await ana.round();
	const again = await signUp(ana);
	await ana.database.settle();
	expect(await closedOn(ana, again)).toEqual(['email listed']);
	await note(ana, again, { ...objection('email'), granted: true, how: 'in-person' });
	expect(await closedOn(ana, again)).toEqual([]);
	expect(await closedOn(ana, cid)).toEqual(['email asked']);
});

test('the list outlives the card, and says nothing of who it was', async () => {
	const cid = await signUp(ana);
	await note(ana, cid, objection('phone'));
	await ana.round();
	const back = await openBackOffice(company);
	const said = await saidBy(ana, cid);
	await back.erase([`customer:${cid}`, ...said.map(({ _id }) => _id)]);
	await back.close();
	await ana.round();
	expect(await ana.database.read(`customer:${cid}`)).toBeNull();
	const kept = await ana.database.documents.list(startingWith('settings:no-contact'));
	expect(kept.map(({ id }) => id)).toEqual([
		'settings:no-contact',
		expect.stringMatching(/^settings:no-contact-phone-[0-9a-f]{6}$/)
	]);
	expect(JSON.stringify(kept)).not.toMatch(/Rosa|612/);
	const again = await signUp(ana);
	await ana.database.settle();
	expect(await closedOn(ana, again)).toEqual(['phone listed']);
});
