import Milestone from '@lucide/svelte/icons/milestone';
import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import { lastContactWords } from './last-contact.ts';
import Timeline from './Timeline.svelte';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

test('of a thousand entries the newest show; whoever asks for all goes on with the next one', async () => {
	const events = Array.from({ length: 1000 }, (_, i) => ({
		id: `e${i}`,
		icon: Milestone,
		title: () => `Visita ${i}`,
		detail: () => 'Ana'
	}));
	const wrapperProps = { services: fakeServices(), locale };
	const props = { events, nothing: '' };
	const screen = await render(Timeline, { props }, { wrapper: Stage, wrapperProps });
	expect(screen.getByRole('listitem').elements()).toHaveLength(5);
	await screen.getByRole('button', { name: /Ver todo/ }).click();
	await expect.element(screen.getByRole('listitem').nth(5)).toHaveFocus();
	await expect.poll(() => screen.getByRole('listitem').elements()).toHaveLength(1000);
	await expect.element(screen.getByRole('listitem').nth(5)).toHaveFocus();
	expect(screen.getByRole('button').query()).toBeNull();
});

test('the notice of the last contact is no longer than it takes to remember it', () => {
	const long = 'Habló largo rato de la masa madre y del horno. '.repeat(9);
	const visit = { at: new Date().toISOString(), channel: 'visit', byName: 'Ana', summary: long };
	const question = { now: Date.now(), days: 7 };
	const told = lastContactWords(locale, [visit] as never, question);
	expect(told?.what.length).toBeLessThan(130);
	expect(told?.what).toMatch(/\S…$/);
});
