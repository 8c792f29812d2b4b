import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import LendSheet from './LendSheet.svelte';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

test('cards are lent to somebody, until the end of a day', async () => {
	const services = fakeServices({ world: fakeWorld(Date.now(), 3) });
	const where = { kind: 'all', of: [] } as const;
	const ended: string[] = [];
	const props = {
		segment: { name: 'Fichas antiguas', where },
		onbegun: () => ended.push('begun'),
		onclose: () => ended.push('closed')
	};
	const screen = await render(LendSheet, props, {
		wrapper: Stage,
		wrapperProps: { services, locale }
	});
	await screen.getByRole('button', { name: 'Prestar las fichas' }).click();
	await expect.element(screen.getByText('Elige a alguien.')).toBeVisible();
	await screen.getByRole('button', { name: 'Comercial' }).click();
	await screen.getByRole('button', { name: 'Prestar las fichas' }).click();
	await expect.poll(() => ended).toEqual(['begun']);
	const [order] = services.engine.begun;
	expect(order).toMatchObject({ name: 'Fichas antiguas', audience: ['role:rep'], where });
	const left = Date.parse(order?.until ?? '') - Date.now();
	expect(Math.ceil(left / 86_400_000)).toBeGreaterThanOrEqual(7);
	expect(new Date(order?.until ?? '').getHours()).toBe(23);
});
