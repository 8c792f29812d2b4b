import { afterAll, beforeAll, expect, test } from 'vitest';
import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import type { Revision } from '../../src/lib/store/revision.ts';
import type { SideChange } from '../../src/lib/store/side-store.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Client } from '../builders/client.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { freshUlid } from '../builders/documents.ts';
import { capturing, emptyDevice, openDevice, type Device, type KeptDevice } from './device.ts';
import { runningContest } from './running-contest.ts';

const kid = freshUlid();
let company: Company;

beforeAll(async () => {
	company = await startCompany({ documents: [runningContest(kid)] });
});
afterAll(() => company.close());

/** Ends the app when it has come so far: what it asks then of the device is never done nor answered. */
class Life {
	#left: number;
	#killed = (): void => undefined;
	readonly over = new Promise<void>((resolve) => (this.#killed = resolve));

	constructor(steps: number) {
		this.#left = steps;
	}

	/** A step that is done whole, or not at all. */
	#step<Args extends readonly unknown[]>(
		task: (...args: Args) => Promise<void>
	): (...args: Args) => Promise<void> {
		return (...args) => {
			if (this.#left === 0) {
				this.#killed();
				return new Promise(() => undefined);
			}
			this.#left -= 1;
			return task(...args);
		};
	}

	of({ id, side, documents }: KeptDevice): KeptDevice {
		return {
			id,
			side: { ...side, write: this.#step((changes: readonly SideChange[]) => side.write(changes)) },
			documents: {
				...documents,
				write: this.#step((revisions: readonly Revision[]) => documents.write(revisions)),
				purge: this.#step((ids: readonly string[]) => documents.purge(ids)),
				purgeLeaf: this.#step((of: string, rev: string) => documents.purgeLeaf(of, rev))
			}
		};
	}
}

interface Told {
	readonly ulid: Ulid;
	signedUp: boolean;
	edited: boolean;
}

/** A sign-up, a word put right, the next round, and another word. */
async function aVisit(device: Device, told: Told): Promise<void> {
	const { ulid } = told;
	await captureEntry(capturing(device), {
		kid,
		ulid,
		answers: { givenName: 'Rosa', familyName: 'Prats', email: 'rosa@example.com' },
		notice: { version: '1', text: 'Lo que hacemos con los datos' },
		consents: [{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' }],
		language: 'es'
	});
	told.signedUp = true;
	await device.database.settle();
	await put(device, ulid, 'jobTitle', 'Panadera');
	told.edited = true;
	await device.round();
	await put(device, ulid, 'city', 'Vigo');
	await device.round();
}

async function put(device: Device, ulid: Ulid, path: string, value: string): Promise<void> {
	await device.database.edit(`customer:${ulid}`, [{ op: 'set', path, value }], ulid);
}

test.each([
	['a clock that is right', 0],
	['a clock that ran two days ahead, and is put right by the server', 48 * 60 * 60 * 1000]
])('under %s: killed between any two steps, nothing told as saved is lost', async (_, ahead) => {
	const clock = (): number => Date.now() + ahead;
	const { id } = emptyDevice();
	const signedIn = await company.signIn('ana', id);
	const sofia = await company.signIn('sofia');
	for (let steps = 0; ; steps++) {
		const kept = emptyDevice(id);
		const first = await openDevice(company, 'ana', { kept, signedIn });
		await first.round();
		const life = new Life(steps);
		const told: Told = { ulid: freshUlid(), signedUp: false, edited: false };
		const living = await openDevice(company, 'ana', { kept: life.of(kept), signedIn, clock });
		const whole = aVisit(living, told).then(() => true);
		const survived = await Promise.race([whole, life.over.then(() => false)]);

		const again = await openDevice(company, 'ana', { kept, signedIn, clock });
		const customer = `customer:${told.ulid}`;
		const where = `killed after ${steps} steps`;
		const there = await again.database.read(customer);
		if (told.signedUp) expect(there?.body['givenName'], where).toBe('Rosa');
		if (told.edited) expect(there?.body['jobTitle'], where).toBe('Panadera');
		await again.round();
		expect(again.database.outbox.size, where).toBe(0);
		expect(await again.database.rejected.list(), where).toEqual([]);
		expect(await again.database.documents.list(startingWith('edit:')), where).toEqual([]);
		expect(await bodyFor(sofia, customer), where).toEqual(
			(await again.database.read(customer))?.body
		);
		await again.close();
		if (survived) return;
	}
});

/** As this person has it from the server; undefined when it has none. */
async function bodyFor(who: Client, id: string): Promise<unknown> {
	const { status, body } = await who.get(`/couch/ficha/${encodeURIComponent(id)}`);
	if (status === 404) return undefined;
	const { _id: _, _rev: __, ...values } = body;
	return values;
}
