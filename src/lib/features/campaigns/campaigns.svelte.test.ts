import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { CampaignShown } from '$lib/app/campaigns-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CampaignList from './CampaignList.svelte';
import CampaignScreen from './CampaignScreen.svelte';

const world = fakeWorld(Date.now(), 3);
const campaign: CampaignShown = {
	ulid: '01HZZZZZZZZZZZZZZZZZZCAM01',
	name: 'Panaderías sin repasar',
	byName: 'Sofía Roldán',
	until: '2026-12-01T22:59:59.999Z',
	state: 'runs',
	lent: 12,
	held: 10,
	checked: 4,
	editable: true
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function wrapped(shown: CampaignShown) {
	const campaigns = { mayBegin: true, campaigns: [shown] };
	const services = fakeServices({ world: { ...world, campaigns } });
	return { wrapper: Stage, wrapperProps: { services, locale } };
}

test('who has lent cards sees how many were checked, ends it, and can take that back', async () => {
	const screen = await render(CampaignList, {}, wrapped(campaign));
	await expect.element(screen.getByText('12 fichas · Sofía Roldán')).toBeVisible();
	await expect.element(screen.getByText('4 de 10')).toBeVisible();
	await screen.getByRole('button', { name: 'Terminar ahora' }).click();
	await expect.element(screen.getByText(/terminado antes de tiempo/)).toBeVisible();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.element(screen.getByRole('button', { name: 'Terminar ahora' })).toBeVisible();
});

test('to whom they are lent sees whom to call, and who is checked', async () => {
	const screen = await render(CampaignScreen, { ulid: campaign.ulid }, wrapped(campaign));
	await expect.element(screen.getByRole('heading', { name: campaign.name })).toBeVisible();
	const [first, second] = screen.getByRole('link').elements().slice(1);
	expect(first?.textContent).not.toContain('Repasada');
	expect(second?.textContent).toContain('Repasada');
});
