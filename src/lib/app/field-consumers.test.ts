import { afterEach, expect, test } from 'vitest';
import type { JsonObject } from '#domain/kernel/json.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { breadFair } from '../../../tests/builders/fake-world.ts';
import {
	customer,
	known,
	meAs,
	NOW,
	openLocalEngine,
	type LocalEngine
} from '../../../tests/builders/local-engine.ts';
import type { FieldOrder } from './fields-api.ts';

const DAY_MS = 86_400_000;
const rosa = customer({ givenName: 'Rosa' });
const segmentUlid = newUlid(NOW, () => 0.4);
const birthdays = {
	ulid: segmentUlid,
	name: 'Cumpleaños',
	where: { kind: 'birthday', within: { is: 'next', count: 7, unit: 'day' } },
	sort: [{ field: 'postalCode', direction: 'up' }],
	audience: []
} as const;
const bread: FieldOrder = {
	slug: 'pan',
	label: { es: 'Pan' },
	purpose: { es: 'Para avisar' },
	type: 'text',
	section: 'core',
	of: [],
	options: [],
	archived: false
};

let now = NOW;
let local: LocalEngine;
afterEach(async () => {
	now = NOW;
	await local.engine.close();
});

async function company(...contests: readonly JsonObject[]): Promise<void> {
	const documents = contests.map((values, i) => {
		const id = `contest:${newUlid(NOW, () => i / 10)}`;
		return known(id, { ...contest, ...values });
	});
	local = await openLocalEngine({
		me: meAs('administrator'),
		documents: [rosa.revision, ...documents],
		clock: () => now
	});
}

const { _id: _, ...contest } = JSON.parse(JSON.stringify(breadFair)) as JsonObject & {
	readonly _id: string;
};
const uses = async () => (await local.engine.fieldCounts()).uses;

test('a saved segment rests on what it asks and on what it is sorted by, by the rows of the card', async () => {
	await company();
	await local.engine.saveSegment(birthdays);
	const use = [{ by: 'segment', name: 'Cumpleaños' }];
	expect(await uses()).toEqual({ birthDate: use, addresses: use });
});

test('it does so as long as it stands, and for 90 days after it was taken away', async () => {
	await company();
	await local.engine.saveSegment(birthdays);
	now += 400 * DAY_MS;
	expect((await uses())['birthDate']).toEqual([{ by: 'segment', name: 'Cumpleaños' }]);
	await local.engine.archiveSegment(segmentUlid, true);
	const until = now;
	now += 89 * DAY_MS;
	expect((await uses())['birthDate']).toMatchObject([{ name: 'Cumpleaños', until }]);
	now += 2 * DAY_MS;
	expect(await uses()).toEqual({});
});

test('a contest rests on what it asks for while it runs, and a draft on nothing', async () => {
	await company({ name: 'Sorteo', to: '2026-12-31' }, { name: 'Borrador', state: 'draft' });
	const found = await uses();
	const use = [{ by: 'contest', name: 'Sorteo' }];
	expect(found).toMatchObject({ phones: use, emails: use, addresses: use, campaign: use });
	expect(found['birthDate']).toBeUndefined();
});

test('one that is over is told with its end until nobody misses it', async () => {
	await company(
		{ name: 'De otoño', from: '2026-09-01', to: '2026-10-31' },
		{ name: 'De invierno', from: '2026-01-01', to: '2026-01-31' }
	);
	expect((await uses())['phones']).toEqual([
		{ by: 'contest', name: 'De otoño', until: Date.UTC(2026, 10, 1) }
	]);
});

test('a field that was just added has had no time to be used', async () => {
	await company();
	await local.engine.saveField(bread);
	expect((await local.engine.fieldCounts()).young).toEqual(['x-pan']);
	now += 80 * DAY_MS;
	await local.engine.saveField({ ...bread, label: { es: 'Pan preferido' } });
	now += 11 * DAY_MS;
	expect((await local.engine.fieldCounts()).young).toEqual([]);
});
