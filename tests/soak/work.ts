import { captureEntry } from '../../src/lib/app/capture-entry.ts';
import { startingWith } from '../../src/lib/store/document-store.ts';
import { newUlid, type Ulid } from '#domain/documents/ulid.ts';
import { people } from '../builders/company.ts';
import { capturing } from '../replication/device.ts';
import { TEAMS, TERRITORIES } from './founding.ts';
import { create, createOrEdit, noteSaved, write, type Work } from './saving.ts';
import type { SoakDevice } from './soak-device.ts';

/** What somebody with a device in their hand does. */
type Deed = (device: SoakDevice, work: Work) => Promise<void>;

/** How often each is done. */
export const DEED_WEIGHTS = {
	edit: 8,
	addPhone: 2,
	removePhone: 1,
	note: 2,
	link: 1,
	section: 2,
	signUp: 3,
	reassign: 2,
	merge: 1
} as const;

export const deeds: Readonly<Record<keyof typeof DEED_WEIGHTS, Deed>> = {
	edit: async (device, work) => {
		const id = await anyDocument(
			device,
			/^(customer:[^:]+(:notes|:commercial|:x-vip)?|activity:.*)$/
		);
		if (id === null) return;
		const path = id.startsWith('activity:') ? 'summary' : device.chance.pick(fieldsOf(id, device));
		const word = work.journal.newWord(device.name);
		await write(device, work, { id, path, word, edit: { op: 'set', path, value: word } });
	},

	addPhone: async (device, work) => {
		const id = await anyDocument(device, /^customer:[^:]+$/);
		if (id === null) return;
		const item = ulidOn(device);
		const word = work.journal.newWord(device.name);
		const edit = { op: 'add', list: 'phones', item, values: { number: word } } as const;
		await write(device, work, { id, path: `phones/${item}/number`, word, edit });
	},

	removePhone: async (device, work) => {
		const id = await anyDocument(device, /^customer:[^:]+$/);
		const shown = id === null ? null : await device.app.database.read(id);
		const phones = (shown?.body['phones'] ?? []) as readonly { readonly id: string }[];
		if (id === null || phones.length === 0) return;
		const { id: item } = device.chance.pick(phones);
		// Whether it stands or not follows from who has seen what; either is right.
		work.journal.removed(work.places.get(`${id} phones/${item}/number`) ?? []);
		await device.app.database.edit(id, [{ op: 'remove', list: 'phones', item }], id);
	},

	note: async (device, work) => {
		const cid = await anyCustomer(device);
		if (cid === null) return;
		const word = work.journal.newWord(device.name);
		const values = {
			by: uidOf(device),
			at: '2026-11-22T10:00:00Z',
			channel: 'visit',
			summary: word
		};
		await create(device, work, { id: `activity:${cid}:${ulidOn(device)}`, values });
	},

	link: async (device, work) => {
		const [cid, to] = [await anyCustomer(device), await anyCustomer(device)];
		if (cid === null || to === null || cid === to) return;
		const values = { to, role: work.journal.newWord(device.name) };
		await create(device, work, { id: `link:${cid}:${ulidOn(device)}`, values });
	},

	section: async (device, work) => {
		const cid = await anyCustomer(device);
		if (cid === null) return;
		const id = `customer:${cid}:${device.chance.pick(['notes', 'commercial', 'x-vip'])}`;
		await create(device, work, { id, values: { text: work.journal.newWord(device.name) } });
	},

	signUp: async (device, work) => {
		const { app } = device;
		const me = (await app.database.state.me()) ?? app.client.me;
		if (me.territories.length === 0) return;
		if ((await app.database.read(`contest:${work.kid}`)) === null) return;
		const [ulid, word] = [ulidOn(device), work.journal.newWord(device.name)];
		await captureEntry(
			{ ...capturing(app), me },
			{
				kid: work.kid,
				ulid,
				answers: { givenName: word },
				notice: { version: '1', text: 'Lo que hacemos con los datos' },
				consents: [{ purpose: 'news', channel: 'email', granted: true, text: 'Sí', version: '1' }],
				language: 'es'
			}
		);
		for (const id of [`entry:${work.kid}:${ulid}`, `customer:${ulid}`]) {
			noteSaved(device, work, { id, path: 'givenName', word, over: [], told: false });
		}
	},

	reassign: async (device, work) => {
		const cid = await anyCustomer(device);
		if (cid === null) return;
		const { chance } = device;
		const team = chance.pick([...TEAMS, null]);
		const values = {
			owner: chance.pick(Object.values(people)).uid,
			territory: chance.pick(TERRITORIES),
			discreet: chance.happens(0.3),
			reason: work.journal.newWord(device.name),
			...(team !== null && { team })
		};
		await createOrEdit(device, work, { id: `customer:${cid}:assignment`, values });
	},

	merge: async (device, work) => {
		const back = device.chance.happens(0.4) ? await mergeBack(device) : null;
		const [cid, into] = back ?? [await anyCustomer(device), await anyCustomer(device)];
		if (cid === null || into === null || cid === into) return;
		const values = { into, reason: work.journal.newWord(device.name) };
		await createOrEdit(device, work, { id: `customer:${cid}:merged`, values });
	}
};

/** A merge the other way round, as of somebody who had not heard of the first: the way is a circle. */
async function mergeBack(device: SoakDevice): Promise<readonly [string, string] | null> {
	const id = await anyDocument(device, /^customer:[^:]+:merged$/);
	const { body } = (id === null ? null : await device.app.database.read(id)) ?? {};
	const into = body?.['into'];
	const cid = id?.split(':')[1] ?? null;
	return cid === null || typeof into !== 'string' ? null : [into, cid];
}

/** Fields of an older app, of this one, and of one that is newer. */
function fieldsOf(id: string, { schema }: SoakDevice): readonly string[] {
	if (id.split(':').length > 2) return ['text'];
	return ['jobTitle', 'companyName', 'source', ...(schema > 1 ? ['favouriteBread'] : [])];
}

async function anyCustomer(device: SoakDevice): Promise<string | null> {
	const id = await anyDocument(device, /^customer:[^:]+$/);
	return id?.split(':')[1] ?? null;
}

async function anyDocument(device: SoakDevice, kind: RegExp): Promise<string | null> {
	const { documents } = device.app.database;
	const held = (await documents.list(startingWith(''))).map(({ id }) => id);
	const found = held.filter((id) => kind.test(id));
	return found.length === 0 ? null : device.chance.pick(found);
}

function uidOf(device: SoakDevice): string {
	return people[device.person].uid;
}

function ulidOn(device: SoakDevice): Ulid {
	return newUlid(Date.now(), device.chance.random);
}
