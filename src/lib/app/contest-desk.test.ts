import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildEntry } from '#domain/contests/build-entry.ts';
import { capture, kid, publishable, submission } from '#domain/contests/contest-builders.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	ANA,
	DEVICE,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { Revision } from '../store/revision.ts';

const published = publishContest(publishable(), null, { by: ANA, at: '2026-11-19T09:00:00Z' });
const [first, second] = [newUlid(NOW - 2e6, () => 0.2), newUlid(NOW - 1e6, () => 0.3)];

function plain(values: object): JsonObject {
	return JSON.parse(JSON.stringify(values)) as JsonObject;
}

function entryOf(ulid: string, name: string): Revision {
	const answers = { givenName: name, phone: '612 345 678' };
	const asked = submission({
		ulid,
		answers,
		rules: { version: '1', text: 'Bases' },
		consents: [{ purpose: 'rules', granted: true, text: '…', version: '1' }]
	});
	const { _id, ...body } = buildEntry(asked, published, { ...capture, by: ANA, device: DEVICE });
	return known(_id, plain(body));
}

async function open(role: 'rep' | 'supervisor'): Promise<LocalEngine> {
	const { _id, ...body } = published;
	return await openLocalEngine({
		me: meAs(role),
		documents: [
			known(`person:${ANA}`, { name: 'Ana', devices: [DEVICE] }),
			known(_id, plain(body)),
			entryOf(first, 'Rosa'),
			entryOf(second, 'Rosa Prats'),
			known(`ruling:${kid}:${second}`, {
				by: 'server',
				at: '2026-11-20T10:00:00Z',
				duplicateOf: first,
				because: ['phone']
			})
		]
	});
}

let local: LocalEngine;
beforeEach(async () => {
	local = await open('supervisor');
});
afterEach(() => local.database.destroy());

describe('a contest’s page', () => {
	test('tells of its entries, of who counts twice and why, and of what was published', async () => {
		const page = await local.engine.contestPage(kid);
		expect(page?.entries).toMatchObject({ total: 2, counting: 1, leftOut: { duplicate: 1 } });
		expect(page?.entries.devices).toEqual([{ device: DEVICE, byName: 'Ana', count: 2 }]);
		expect(page?.publications).toEqual([{ version: 1, at: '2026-11-19T09:00:00Z', byName: 'Ana' }]);
		expect(page?.seconds).toMatchObject([
			{
				ulid: second,
				because: ['phone'],
				entry: { name: 'Rosa Prats' },
				first: { name: 'Rosa' },
				allowedBy: null
			}
		]);
	});

	test('says what who looks at it may do', async () => {
		expect((await local.engine.contestPage(kid))?.rights).toEqual({
			publish: true,
			rule: true,
			devices: true,
			entries: 'all'
		});
		const rep = await open('rep');
		expect((await rep.engine.contestPage(kid))?.rights).toEqual({
			publish: false,
			rule: false,
			devices: false,
			entries: 'own'
		});
		expect(await rep.engine.mayPublish()).toBe(false);
		await rep.database.destroy();
	});
});

test('a ruling is turned round by a colleague, who is named, and back again', async () => {
	const { engine } = local;
	await engine.ruleEntry({ kid, ulid: second, as: 'counts' });
	const allowed = await engine.contestPage(kid);
	expect(allowed?.entries.counting).toBe(2);
	expect(allowed?.seconds[0]?.allowedBy).toBe('Ana');
	await engine.ruleEntry({ kid, ulid: second, as: 'second' });
	const back = await engine.contestPage(kid);
	expect(back?.entries.counting).toBe(1);
	expect(back?.seconds[0]?.allowedBy).toBeNull();
});

test('what an entry signed is shown with the rules that it names', async () => {
	expect(await local.engine.signedTexts(`entry:${kid}:${first}`)).toMatchObject({
		language: 'es',
		rules: { version: '1', text: 'Bases' },
		consents: [{ purpose: 'rules', granted: true }]
	});
	expect(await local.engine.signedTexts('entry:nobody')).toBeNull();
});

test('what lacks something is not even sent', async () => {
	const order = { kid, after: 1, contest: publishable({ prize: {} }) };
	expect(await local.engine.publishContest(order)).toEqual({
		kind: 'problems',
		problems: [{ at: 'prize', code: 'missing' }]
	});
});

test('conditions that are tightened say what they do to entries that are there', async () => {
	const stricter = { ...published, eligibility: { minimumAge: 18 } };
	expect(await local.engine.weighContest({ kid, contest: stricter })).toEqual({
		entries: 2,
		leaving: { 'age-unknown': 2 },
		entering: 0
	});
	const elsewhere = newUlid(1, () => 0.9);
	expect(await local.engine.weighContest({ kid: elsewhere, contest: stricter })).toBeNull();
});
