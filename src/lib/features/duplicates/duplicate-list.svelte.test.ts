import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { Comparison, DisputedMerge, DuplicateList as Found } from '$lib/app/duplicates-api.ts';
import type { CustomerCard, CustomerRow } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import DuplicateList from './DuplicateList.svelte';

const world = fakeWorld(Date.now(), 2);
const [elder, younger] = world.cards as [CustomerCard, CustomerCard];
const row = ({ cid }: CustomerCard, name: string): CustomerRow => ({
	cid,
	type: 'person',
	name,
	companyName: '',
	place: 'Vigo',
	stage: '',
	lastContact: '',
	mark: 'server',
	conflicts: 0,
	matched: []
});
const found: Found = {
	pairs: [
		{
			first: row(elder, 'Francisca Sanz'),
			second: row(younger, 'Paca Sanz'),
			likely: 'surely',
			same: ['phone.same', 'given.nickname'],
			other: ['email.other']
		}
	],
	total: 1,
	stale: false,
	mayMerge: true,
	disputed: []
};
const compared = (card: CustomerCard, givenName: string): Comparison['winner'] => ({
	cid: card.cid,
	core: { ...card.core, type: 'person', givenName, familyName: 'Sanz' },
	ownerName: 'Ana',
	since: Date.UTC(2024, 2, 12),
	events: 1
});
const comparison: Comparison = {
	winner: compared(elder, 'Francisca'),
	loser: compared(younger, 'Paca'),
	preview: {
		fields: [
			{ path: 'givenName', winner: 'Francisca', loser: 'Paca', suggested: 'winner' },
			{ path: 'jobTitle', winner: null, loser: 'Gerente', suggested: 'loser' }
		],
		items: [{ list: 'emails', item: 'e9', values: { kind: 'work', address: 'paca@sanz.es' } }]
	},
	mayMerge: true
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function open(change: Partial<typeof world> = {}) {
	const services = fakeServices({ world: { ...world, duplicates: found, comparison, ...change } });
	const wrapperProps = { services, locale };
	const screen = await render(DuplicateList, {}, { wrapper: Stage, wrapperProps });
	return { services, screen };
}

async function compare(change: Partial<typeof world> = {}) {
	const opened = await open(change);
	await opened.screen.getByRole('button', { name: /Francisca Sanz/ }).click();
	await expect.element(opened.screen.getByRole('dialog')).toBeVisible();
	return opened;
}

test('a pair says who they are, how likely they are one, and what speaks for and against it', async () => {
	const { screen } = await open();
	const pair = screen.getByRole('button', { name: /Francisca Sanz.*Paca Sanz/ });
	await expect
		.element(pair)
		.toHaveTextContent(/Casi seguro.*mismo teléfono · nombre familiar\s*pero otro correo/);
});

test('what would be added is told, and where they differ somebody chooses', async () => {
	const { services, screen } = await compare();
	await expect.element(screen.getByText('paca@sanz.es')).toBeVisible();
	await expect.element(screen.getByText('Gerente')).toBeVisible();
	await screen.getByRole('radio', { name: 'Paca' }).click();
	await screen.getByRole('button', { name: 'Unir las dos' }).click();
	await expect.element(screen.getByText('Ningún duplicado')).toBeVisible();
	expect(services.engine.merged).toEqual([
		{ winner: elder.cid, loser: younger.cid, choices: { givenName: 'loser' } }
	]);
});

test('a merge can be taken back at once', async () => {
	const { services, screen } = await compare();
	await screen.getByRole('button', { name: 'Unir las dos' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.poll(() => services.engine.unmerged).toEqual([younger.cid]);
});

test('the other one can be the one that stays', async () => {
	const { services, screen } = await compare();
	await screen.getByRole('button', { name: 'Que se quede la otra' }).click();
	await expect.element(screen.getByRole('listitem').nth(1)).toHaveTextContent(/Paca.*Se queda/);
	await screen.getByRole('button', { name: 'Unir las dos' }).click();
	await expect.poll(() => services.engine.merged[0]?.winner).toBe(younger.cid);
});

test('who is not the same leaves the list, and comes back when that was a mistake', async () => {
	const { services, screen } = await compare();
	await screen.getByRole('button', { name: 'No son la misma' }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	const pair = { first: elder.cid, second: younger.cid };
	await expect
		.poll(() => services.engine.setsApart)
		.toEqual([
			{ pair, apart: true },
			{ pair, apart: false }
		]);
});

test('who may not merge is told so, and can say that they are two', async () => {
	const { screen } = await compare({
		duplicates: { ...found, mayMerge: false },
		comparison: { ...comparison, mayMerge: false }
	});
	await expect.element(screen.getByRole('dialog').getByText(/Tu permiso no alcanza/)).toBeVisible();
	await expect.element(screen.getByRole('button', { name: 'No son la misma' })).toBeVisible();
	await expect
		.element(screen.getByRole('button', { name: 'Unir las dos' }))
		.not.toBeInTheDocument();
});

test('two who are one by now are not compared', async () => {
	const { screen } = await compare({ comparison: null });
	await expect.element(screen.getByText(/Ya no son dos fichas/)).toBeVisible();
});

const dispute: DisputedMerge = {
	into: row(elder, 'Francisca Sanz'),
	from: younger.cid,
	name: 'Paca Sanz',
	pair: { first: elder.cid, second: younger.cid },
	byName: 'Sofía',
	at: Date.UTC(2026, 10, 20, 12),
	mayMerge: true
};

test('a merge that somebody spoke against says who, and can be taken apart', async () => {
	const { services, screen } = await open({ duplicates: { ...found, disputed: [dispute] } });
	await expect.element(screen.getByText(/«No son la misma»: Sofía/)).toBeVisible();
	await screen.getByRole('button', { name: 'Separar a Paca Sanz' }).click();
	await expect.element(screen.getByText(/No son la misma/)).not.toBeInTheDocument();
	expect(services.engine.unmerged).toEqual([younger.cid]);
});

test('or be left as it is, and that taken back', async () => {
	const { services, screen } = await open({ duplicates: { ...found, disputed: [dispute] } });
	await screen.getByRole('button', { name: /Dejar a Paca Sanz unida/ }).click();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	const { pair } = dispute;
	await expect
		.poll(() => services.engine.setsApart)
		.toEqual([
			{ pair, apart: false },
			{ pair, apart: true }
		]);
});

test('whoever may not merge reads of it, and who settles it', async () => {
	const disputed = [{ ...dispute, mayMerge: false }];
	const duplicates = { ...found, pairs: [], total: 0, mayMerge: false, disputed };
	const { screen } = await open({ duplicates });
	await expect.element(screen.getByText(/quien puede unir fichas/)).toBeVisible();
	await expect.element(screen.getByText('Ningún duplicado')).not.toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: /Separar/ })).not.toBeInTheDocument();
});
