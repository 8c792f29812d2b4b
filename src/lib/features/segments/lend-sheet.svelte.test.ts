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
		segment: { ulid: '01JA0000000000000000000009', name: 'Fichas antiguas', where },
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

test('what was begun of it is there again when the sheet is opened anew, and gone once it is lent', async () => {
	const services = fakeServices({ world: fakeWorld(Date.now(), 3) });
	const segment = {
		ulid: '01JA0000000000000000000009',
		name: 'Fichas antiguas',
		where: { kind: 'all', of: [] }
	} as const;
	const open = async (onbegun = (): void => undefined) => {
		const props = { segment, onbegun, onclose: () => undefined };
		const wrapperProps = { services, locale };
		return render(LendSheet, props, { wrapper: Stage, wrapperProps });
	};
	const first = await open();
	await first.getByLabelText('Nombre').fill('Repaso de otoño');
	await first.getByRole('button', { name: 'Comercial' }).click();
	await expect.poll(() => services.drafts.keys()).toEqual([`lend/${segment.ulid}`]);
	await first.unmount();
	let begun = 0;
	const again = await open(() => void (begun += 1));
	await expect.element(again.getByLabelText('Nombre')).toHaveValue('Repaso de otoño');
	await again.getByRole('button', { name: 'Prestar las fichas' }).click();
	await expect.poll(() => begun).toBe(1);
	expect(services.engine.begun[0]).toMatchObject({ audience: ['role:rep'] });
	await again.unmount();
	expect(await services.drafts.keys()).toEqual([]);
});
