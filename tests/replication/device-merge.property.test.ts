import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { merging } from '#domain/documents/merging.ts';
import { stampsOf } from '#domain/merge/reissue-stamps.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { knownCustomer } from '../builders/documents.ts';
import { openDevice, type Device } from './device.ts';

/**
 * Two devices, one of them with two windows open, edit a few customers without a network and come
 * online in any order. Whatever happens, all end with the same revisions, and every value that nobody
 * has knowingly replaced is still there.
 */

const PATHS = ['jobTitle', 'companyName', 'birthDate'] as const;
const CUSTOMERS = 2;
const RUNS = 25;

type Step =
	| { readonly do: 'edit'; readonly at: Place; readonly customer: number; readonly path: string }
	/** both windows of the device at the same instant */
	| { readonly do: 'both-windows'; readonly customer: number; readonly path: string }
	| { readonly do: 'sync'; readonly at: Place };
type Place = 'phone' | 'tablet';

const place = fc.constantFrom<Place>('phone', 'tablet');
const customer = fc.nat({ max: CUSTOMERS - 1 });
const path = fc.constantFrom(...PATHS);
const step: fc.Arbitrary<Step> = fc.oneof(
	{
		weight: 5,
		arbitrary: fc.record({ do: fc.constant('edit' as const), at: place, customer, path })
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('both-windows' as const), customer, path }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('sync' as const), at: place }) }
);

let company: Company;
let devices: Readonly<Record<Place, Device>>;
let known: ReturnType<typeof knownCustomer>[];

beforeEach(async () => {
	known = Array.from({ length: CUSTOMERS * RUNS * 2 }, () => knownCustomer('ana'));
	company = await startCompany({ documents: known.map(({ revision }) => revision) });
	devices = {
		phone: await openDevice(company, 'ana'),
		tablet: await openDevice(company, 'luis')
	};
	await devices.phone.round();
	await devices.tablet.round();
});
afterEach(async () => {
	await devices.phone.close();
	await devices.tablet.close();
	await company.close();
});

/** Every value that stands at a path of a body: the one shown, and those beside it. */
function valuesAt(body: JsonObject, at: string): readonly Json[] {
	const { f, x } = merging.parse(body['m']);
	const siblings = (x?.[at] ?? []).map(({ v }) => v);
	return f[at] === undefined ? siblings : [body[at] ?? null, ...siblings];
}

async function bodyOn(device: Device, id: string): Promise<JsonObject> {
	const document = await device.database.read(id);
	return document?.body ?? {};
}

async function revisionsOn(device: Device, ids: readonly string[]): Promise<unknown> {
	const leaves = await device.database.documents.leaves(ids);
	return ids.map((id) =>
		leaves.get(id)?.map(({ rev, deleted, body }) => ({ rev, deleted, body: deleted ? {} : body }))
	);
}

async function revisionsOnServer(ids: readonly string[]): Promise<unknown> {
	const fresh = await openDevice(company, 'ana');
	await fresh.round();
	const revisions = await revisionsOn(fresh, ids);
	await fresh.close();
	return revisions;
}

/** Until nobody has anything to tell: merging on the server may take it there and back. */
async function settle(): Promise<void> {
	for (let turn = 0; turn < 2; turn++) {
		await devices.phone.round();
		await devices.tablet.round();
	}
}

test('every order of edits and rounds ends with the same revisions everywhere and no value lost', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (steps) => {
			const mine = known.splice(0, CUSTOMERS).map(({ cid }) => cid);
			const id = (index: number): string => `customer:${mine[index] ?? ''}`;
			const written = new Map<string, Set<string>>();
			const replaced = new Map<string, Set<Json>>();
			let values = 0;

			/** Notes what an editor sees and thereby replaces, then writes a value that nobody else writes. */
			function edit(device: Device, index: number, at: string, seen: readonly Json[]) {
				const value = `value ${values++}`;
				const cell = `${index} ${at}`;
				written.set(cell, (written.get(cell) ?? new Set()).add(value));
				const gone = replaced.get(cell) ?? new Set<Json>();
				for (const old of seen) gone.add(old);
				replaced.set(cell, gone);
				const edits = [{ op: 'set', path: at, value }] as const;
				return { value, done: device.database.edit(id(index), edits, mine[index] ?? '') };
			}

			for (const each of steps) {
				if (each.do === 'sync') {
					await devices[each.at].round();
				} else if (each.do === 'edit') {
					const device = devices[each.at];
					const seen = valuesAt(await bodyOn(device, id(each.customer)), each.path);
					await edit(device, each.customer, each.path, seen).done;
				} else {
					const device = devices.phone;
					const seen = valuesAt(await bodyOn(device, id(each.customer)), each.path);
					const first = edit(device, each.customer, each.path, seen);
					const second = edit(device, each.customer, each.path, [first.value]);
					await Promise.all([first.done, second.done]);
				}
			}
			await settle();

			const ids = mine.map((_, index) => id(index));
			const phone = await revisionsOn(devices.phone, ids);
			expect(await revisionsOn(devices.tablet, ids)).toEqual(phone);
			expect(await revisionsOnServer(ids)).toEqual(phone);
			for (const [cell, all] of written) {
				const [index = '', at = ''] = cell.split(' ');
				const survivors = [...all].filter((value) => !replaced.get(cell)?.has(value));
				const standing = valuesAt(await bodyOn(devices.phone, id(Number(index))), at);
				expect([...standing].sort()).toEqual(survivors.sort());
			}
			// Merging is over: there is one live leaf, and its stamps are all its own.
			for (const each of ids)
				expect(stampsOf(await bodyOn(devices.phone, each)).size).toBeGreaterThan(0);
		}),
		{ numRuns: RUNS, endOnFailure: true }
	);
});
