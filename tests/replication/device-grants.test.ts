import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../builders/client.ts';
import { startCompany, type Company } from '../builders/company.ts';
import { editAsClient, openBackOffice, type BackOffice } from './back-office.ts';
import { openDevice, type Device } from './device.ts';
import {
	documentsOf,
	newSubject,
	roleOfTheOffice,
	turn,
	WAYS,
	type Subject
} from './ways-to-see.ts';

type Step = 'grant' | 'revoke' | 'edit' | 'erase' | 'bury';

/** In all orders: granted, revoked and granted again, edited and deleted by others in between. */
const ORDERS = ['erase', 'bury'].flatMap((end) =>
	interleaved(['grant', 'revoke', 'grant'], ['edit', end as Step])
);
const STEPS = 5;

interface Story extends Subject {
	readonly steps: readonly Step[];
}

/** After which steps a device meets the server; all of them do at the end. */
const MEETINGS: readonly (readonly number[])[] = [
	[0, 1, 2, 3],
	[],
	[0],
	[1],
	[2],
	[3],
	[0, 2],
	[1, 3]
];

let company: Company;
let back: BackOffice;
let marta: Client;
let stories: readonly Story[];
const devices: { readonly device: Device; readonly meets: ReadonlySet<number> }[] = [];
const granted = new Set<Subject>();
const values = new Map<Subject, string | null>();

beforeAll(async () => {
	stories = WAYS.flatMap((way, w) =>
		ORDERS.map((steps, o) => ({ ...newSubject(way, `s${w}-${o}`), steps }))
	);
	const documents = [...stories.flatMap(documentsOf), roleOfTheOffice(stories)];
	company = await startCompany({ documents });
	back = await openBackOffice(company);
	await back.place('marta', { roles: ['administrator', 'office'] });
	marta = await company.signIn('marta');
	await turn({ client: marta, back }, stories, granted, []);
	for (const story of stories) values.set(story, 'at first');
	for (const meets of MEETINGS) {
		const device = await openDevice(company, 'ana');
		devices.push({ device, meets: new Set(meets) });
	}
});
afterAll(async () => {
	for (const { device } of devices) await device.close();
	await back.close();
	await company.close();
});

describe(`${ORDERS.length} orders of ${WAYS.length} ways to see, on ${MEETINGS.length} devices`, () => {
	test.each(Array.from({ length: STEPS }, (_, step) => [step]))(
		'step %i: each device that meets the server holds what its user may see, as it is now',
		async (step) => {
			await takeStep(step);
			for (const { device, meets } of devices) {
				if (!meets.has(step) && step < STEPS - 1) continue;
				await device.round();
				expect(await heldBy(device)).toEqual(expected());
				expect(await device.database.rejected.list()).toEqual([]);
			}
		}
	);
});

async function takeStep(index: number): Promise<void> {
	const taking = (step: Step) => stories.filter(({ steps }) => steps[index] === step);
	const isThere = (story: Story): boolean => values.get(story) !== null;
	for (const story of taking('grant')) granted.add(story);
	for (const story of taking('revoke')) granted.delete(story);
	await turn({ client: marta, back }, stories, granted, [...taking('grant'), ...taking('revoke')]);
	const edited = taking('edit').filter(isThere);
	await editAsClient(
		marta,
		new Map(
			edited.map(({ id }) => [id, (before) => ({ ...before, summary: `edited in ${index}` })])
		)
	);
	for (const story of edited) values.set(story, `edited in ${index}`);
	await back.erase(taking('erase').map(({ id }) => id));
	await back.bury(taking('bury').map(({ id }) => id));
	for (const story of [...taking('erase'), ...taking('bury')]) values.set(story, null);
}

function expected(): Readonly<Record<string, unknown>> {
	const seen = stories.filter((story) => granted.has(story) && values.get(story) !== null);
	return named(seen.map((story) => [story, values.get(story) ?? '']));
}

async function heldBy({ database }: Device): Promise<Readonly<Record<string, unknown>>> {
	const held: (readonly [Story, unknown])[] = [];
	for (const story of stories) {
		const read = await database.read(story.id);
		if (read !== null) held.push([story, read.body['summary']]);
	}
	return named(held);
}

/** So that a difference tells which story it is of. */
function named(held: readonly (readonly [Story, unknown])[]): Readonly<Record<string, unknown>> {
	return Object.fromEntries(
		held.map(([{ way, steps }, value]) => [`${way}: ${steps.join(', ')}`, value])
	);
}

/** Every way to put the two between the others, in any order of their own. */
function interleaved(others: readonly Step[], two: readonly Step[]): readonly (readonly Step[])[] {
	const [first, second] = two;
	if (first === undefined || second === undefined) throw new TypeError('two steps');
	return others.concat('edit').flatMap((_, at) => {
		const one = [...others.slice(0, at), first, ...others.slice(at)];
		return one
			.concat('edit')
			.map((__, then) => [...one.slice(0, then), second, ...one.slice(then)]);
	});
}
