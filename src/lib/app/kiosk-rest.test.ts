import { afterEach, expect, test } from 'vitest';
import { kid, publishable, submission } from '#domain/contests/contest-builders.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import {
	ANA,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';

const PIN = '271828';
const { _id, ...body } = publishContest(publishable(), null, {
	by: ANA,
	at: '2026-11-19T09:00:00Z'
});

let local: LocalEngine;
afterEach(() => local.database.destroy());

test('a kiosk keeps no list of whoever takes part, and shows all of them once it is opened', async () => {
	local = await openLocalEngine({
		me: meAs('rep'),
		documents: [known(_id, JSON.parse(JSON.stringify(body)) as JsonObject)]
	});
	const { engine, database } = local;
	const customers = async () => (await engine.status()).customers;
	await engine.setKioskPin(PIN);
	await engine.lockKiosk({ kid, language: 'es' });
	for (let visitor = 1; visitor <= 3; visitor++) {
		const ulid = newUlid(NOW + visitor, () => 0.5);
		await engine.submitEntry(submission({ ulid, answers: { givenName: 'Rosa' } }));
	}
	await database.settle();
	expect(await customers()).toBe(0);
	expect((await engine.status()).pending).toBe(3);
	expect(await engine.unlockKiosk({ pin: PIN })).toEqual({ outcome: 'open' });
	expect(await customers()).toBe(3);
});

test('the account of a tablet itself does not open a kiosk that is not ready', async () => {
	local = await openLocalEngine({ me: meAs('kiosk'), documents: [] });
	const { engine } = local;
	await engine.setKioskPin(PIN);
	const waived = { missing: ['installed'], reason: 'Sin icono' };
	await expect(engine.lockKiosk({ kid, language: 'es', waived })).rejects.toThrow('waives nothing');
	expect((await engine.kiosk()).locked).toBeNull();
});
