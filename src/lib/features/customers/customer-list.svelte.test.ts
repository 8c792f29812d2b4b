import type { ComponentProps } from 'svelte';
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { userEvent } from 'vitest/browser';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CustomerList from './CustomerList.svelte';

const world = fakeWorld(Date.now(), 240);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

// A list has the height of what it stands in.
beforeEach(() => {
	const sheet = new CSSStyleSheet();
	sheet.replaceSync('body > div { height: 600px }');
	document.adoptedStyleSheets.push(sheet);
	return () => {
		document.adoptedStyleSheets = [];
	};
});

async function show(holds = world, props: Partial<ComponentProps<typeof CustomerList>> = {}) {
	const services = fakeServices({ world: holds });
	const screen = await render(
		CustomerList,
		{ props: { current: null, ...props } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	const scroller = () => screen.getByRole('list').element();
	return { services, screen, scroller };
}

test('it says how many of how many it shows', async () => {
	const { screen } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	await screen.getByRole('searchbox').fill('lopez');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
});

test('the part of a name that was looked for is marked, accents and all', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('lopez');
	await expect.element(screen.getByText('López', { exact: true }).first()).toBeVisible();
	expect(screen.getByText('López', { exact: true }).first().element().tagName).toBe('MARK');
});

/** What a browser keeps: the same one again is the same device after a restart. */
function memoryOf(texts: unknown = null) {
	let kept = texts;
	return { read: () => kept, write: (now: unknown) => (kept = now) };
}

test('what was looked for before is a tap away, also after a restart', async () => {
	const searches = memoryOf();
	const { screen } = await show(world, { searches });
	const search = screen.getByRole('searchbox');
	await search.fill('lopez');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
	await userEvent.keyboard('{Enter}');
	await search.fill('');
	await userEvent.keyboard('{Tab}');
	await screen.unmount();

	const again = (await show(world, { searches })).screen;
	const recent = again.getByRole('group', { name: 'Búsquedas recientes' });
	await expect.element(again.getByText('240 de 240')).toBeVisible();
	await expect.element(recent).not.toBeInTheDocument();
	await again.getByRole('searchbox').click();
	await recent.getByRole('button', { name: 'lopez', exact: true }).click();
	await expect.element(again.getByText('24 de 240')).toBeVisible();
	await expect.element(recent).not.toBeInTheDocument();
	await expect.element(again.getByRole('searchbox')).toHaveFocus();
});

test('whoever opens a card has found whom they looked for, once however it was written', async () => {
	const searches = memoryOf(['López', 'ana']);
	const { screen } = await show(world, { searches });
	await screen.getByRole('searchbox').fill('lopez');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
	expect(searches.read()).toEqual(['López', 'ana']);
	const row = screen.getByRole('link').first().element();
	await screen.rerender({ current: row.getAttribute('href')!.split('/').at(-1)! });
	await expect.poll(() => searches.read()).toEqual(['lopez', 'ana']);
});

test('recent searches are gone through, left and forgotten with the keyboard', async () => {
	const searches = memoryOf(['lopez', 'ana', 'mar']);
	const { screen } = await show(world, { searches });
	const search = screen.getByRole('searchbox');
	const choice = (name: string) => screen.getByRole('button', { name, exact: true });
	await search.click();
	await userEvent.keyboard('{ArrowDown}');
	await expect.element(choice('lopez')).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
	await expect.element(choice('ana')).toHaveFocus();
	await userEvent.keyboard('{Tab}');
	await expect.element(choice('Olvidar «ana»')).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(searches.read()).toEqual(['lopez', 'mar']);
	await expect.element(search).toHaveFocus();
	await expect.element(choice('lopez')).not.toBeInTheDocument();
	await search.click();
	await expect.element(choice('lopez')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(choice('lopez')).not.toBeInTheDocument();
	await search.click();
	await choice('Borrar todas').click();
	expect(searches.read()).toEqual([]);
});

test.each([
	['a card number', '4111 1111 1111 1111'],
	['a pasted letter', 'lopez '.repeat(20)],
	['one key', 'l']
])('%s is not kept among recent searches', async (_, typed) => {
	const searches = memoryOf([]);
	const { screen } = await show(world, { searches });
	const row = screen.getByRole('link').first();
	await expect.element(row).toBeVisible();
	const cid = row.element().getAttribute('href')!.split('/').at(-1)!;
	const search = screen.getByRole('searchbox');
	await search.fill(typed);
	await screen.rerender({ current: cid });
	await screen.rerender({ current: null });
	await search.fill('lopez');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
	await screen.rerender({ current: cid });
	await expect.poll(() => searches.read()).toEqual(['lopez']);
});

test('what another program has left there is no search', async () => {
	const { screen } = await show(world, { searches: memoryOf({ texts: 1 }) });
	await screen.getByRole('searchbox').click();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	await expect
		.element(screen.getByRole('group', { name: 'Búsquedas recientes' }))
		.not.toBeInTheDocument();
});

test('a row that was found by a note says so, with the word marked', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('obrador');
	const row = screen.getByRole('listitem').first();
	await expect.element(row).toHaveTextContent(/Actividad: en el obrador/);
	expect(row.element().querySelector('mark')?.textContent).toBe('obrador');
});

test('a list stays where it was scrolled to, and fetches what comes into sight', async () => {
	const { services, screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	scroller().scrollTop = 9000;
	const first = () => screen.getByRole('listitem').first().element();
	await expect.poll(() => Number(first().getAttribute('aria-posinset'))).toBeGreaterThan(100);
	services.engine.become({});
	await expect.poll(() => screen.getByRole('link').elements().length).toBeGreaterThan(5);
	expect(scroller().scrollTop).toBeGreaterThan(8000);
});

test('rows that come in do not touch the position, which would stop a finger’s momentum', async () => {
	const { screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	const list = scroller();
	const first = () => screen.getByRole('listitem').first().element();
	const shown = async (row: number) => {
		await expect.poll(() => Number(first().getAttribute('aria-posinset'))).toBeGreaterThan(row);
		await expect.poll(() => screen.getByRole('link').elements().length).toBeGreaterThan(5);
	};
	list.scrollBy(0, 4000);
	await shown(40);
	const set = vi.fn();
	const position = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollTop');
	Object.defineProperty(list, 'scrollTop', { get: () => position?.get?.call(list) as number, set });
	list.scrollBy(0, 9000);
	await shown(140);
	expect(set).not.toHaveBeenCalled();
});

test('after nobody was found, the rows of the next answer are all there at once', async () => {
	const { screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	const shown = (): number => scroller().querySelectorAll('[role=listitem]:not([hidden])').length;
	await expect.poll(shown).toBeGreaterThan(5);
	const before = shown();
	await screen.getByRole('searchbox').fill('nadie se llama así');
	await expect.element(screen.getByText('0 de 240')).toBeVisible();
	const atOnce = new Promise<number>((resolve) => {
		const changes = new MutationObserver(() => {
			if (!screen.container.querySelector('#customers')?.checkVisibility()) return;
			changes.disconnect();
			resolve(shown());
		});
		changes.observe(screen.container, { subtree: true, attributes: true, childList: true });
	});
	await screen.getByRole('searchbox').fill('');
	expect(await atOnce).toBe(before);
});

test('another question is read from the top of its answer', async () => {
	const { screen, scroller } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	scroller().scrollTop = 5000;
	await expect.poll(() => scroller().scrollTop).toBe(5000);
	await screen.getByRole('button', { name: /Sin contacto desde hace 30/ }).click();
	await expect.poll(() => scroller().scrollTop).toBe(0);
});

test('it can be used by keyboard alone', async () => {
	const { screen } = await show();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	await screen.getByRole('searchbox').click();
	await userEvent.keyboard('marchand{ArrowDown}{ArrowDown}');
	await expect.element(screen.getByRole('link', { name: /Marchand/ }).nth(1)).toHaveFocus();
	await userEvent.keyboard('{ArrowUp}{ArrowUp}');
	await expect.element(screen.getByRole('searchbox')).toHaveFocus();
	await userEvent.keyboard('{Escape}');
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
});

test('several filters narrow the list together, say what was chosen, and go with one tap each', async () => {
	const { screen } = await show();
	await screen.getByRole('button', { name: 'Etapa' }).click();
	await screen.getByRole('checkbox', { name: 'Prospección' }).click();
	await screen.getByRole('checkbox', { name: 'Conversión' }).click();
	await screen.getByRole('button', { name: 'Listo' }).click();
	await expect.element(screen.getByRole('button', { name: 'Etapa: Prospección +1' })).toBeVisible();
	await expect.element(screen.getByText('120 de 240')).toBeVisible();
	await screen.getByRole('button', { name: /Sin contacto desde hace 30/ }).click();
	await expect.element(screen.getByText('48 de 240')).toBeVisible();
	await screen.getByRole('button', { name: 'Quitar: Etapa' }).click();
	await expect.element(screen.getByText('96 de 240')).toBeVisible();
});

test('where there is but one territory, nobody is asked which', async () => {
	const { screen } = await show();
	await expect.element(screen.getByRole('button', { name: 'Etapa' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Zona' }).elements()).toEqual([]);
});

test('several orders are asked by their weight, each either way round', async () => {
	const { services, screen } = await show();
	const asked = vi.spyOn(services.engine, 'customers');
	await screen.getByRole('button', { name: 'Ordenar' }).click();
	await screen.getByRole('button', { name: 'Etapa' }).last().click();
	await screen.getByRole('button', { name: /^\S* ?Nombre/ }).click();
	await screen.getByRole('button', { name: 'Dar la vuelta: Nombre' }).click();
	await expect
		.poll(() => asked.mock.lastCall?.[0].sort)
		.toEqual([{ by: 'stage' }, { by: 'name', descending: true }]);
});

test('what was asked, and where one was, is there again after a reload', async () => {
	let kept: unknown = null;
	const memory = { read: () => kept, write: (question: unknown) => (kept = question) };
	const first = await show(world, { memory });
	await first.screen.getByRole('searchbox').fill('lopez');
	await expect.element(first.screen.getByText('24 de 240')).toBeVisible();
	first.scroller().scrollTop = 600;
	await expect.poll(() => (kept as { top: number }).top).toBeGreaterThan(4);
	await first.screen.unmount();
	const { screen, scroller } = await show(world, { memory });
	await expect.element(screen.getByRole('searchbox')).toHaveValue('lopez');
	await expect.poll(() => scroller().scrollTop).toBeGreaterThan(300);
});

test('somebody who comes in above what is read does not move it', async () => {
	let top = 0;
	const write = (kept: unknown) => (top = (kept as { top: number }).top);
	const memory = { read: () => null, write };
	const { services, screen, scroller } = await show(world, { memory });
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
	scroller().scrollTop = 3000;
	// The list tells where it is once it has come to rest.
	await expect.poll(() => top).toBeGreaterThan(20);
	const before = firstInSight(scroller());
	const [known] = world.cards;
	if (known === undefined) throw new Error('nobody is here');
	const core = { ...known.core, givenName: 'Aaron', familyName: 'Abad' };
	services.engine.become({ cards: [{ ...known, cid: 'new', core }, ...world.cards] });
	await expect.element(screen.getByText('241 de 241')).toBeVisible();
	await expect.poll(() => firstInSight(scroller())).toBe(before);
});

test('a secondary click shows how to reach somebody', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('carmen lopez');
	await screen
		.getByRole('link', { name: /María del Carmen López Ruiz Panadería/ })
		.click({ button: 'right' });
	const call = screen.getByRole('menuitem', { name: /Llamar · .* Móvil/ });
	await expect.element(call).toHaveAttribute('href', 'tel:+34654120987');
});

test('with a card open, it follows the focus through the list', async () => {
	const [, omar] = world.cards;
	const onwalk = vi.fn();
	const { screen } = await show(world, { current: omar?.cid ?? null, onwalk });
	await screen.getByRole('searchbox').fill('martinez ruiz');
	await expect.element(screen.getByText('24 de 240')).toBeVisible();
	await userEvent.keyboard('{ArrowDown}{ArrowDown}');
	await expect.poll(() => onwalk.mock.calls.length).toBe(1);
});

test('nobody found leads back to everybody', async () => {
	const { screen } = await show();
	await screen.getByRole('searchbox').fill('zzz');
	await expect.element(screen.getByText('Nadie coincide con «zzz»')).toBeVisible();
	await screen.getByRole('button', { name: 'Ver todos' }).click();
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
});

test('an empty device says what happens next', async () => {
	const { screen } = await show({ ...world, cards: [] });
	await expect.element(screen.getByText('Todavía no hay clientes')).toBeVisible();
	await expect
		.element(screen.getByRole('link', { name: 'Capturar a alguien' }))
		.toHaveAttribute('href', '/capture');
});

/** Whose row stands at the upper edge of the list. */
function firstInSight(scroller: Element): string {
	const { top } = scroller.getBoundingClientRect();
	const rows = [...scroller.querySelectorAll('a[data-index]')];
	const first = rows.find((row) => row.getBoundingClientRect().bottom > top + 1);
	return first?.getAttribute('href') ?? '';
}

test('a saved segment filters the list, until it is shared no longer', async () => {
	const ulid = '01HZZZZZZZZZZZZZZZZZZSEG01';
	const name = 'Panaderías del norte';
	const where = { kind: 'all', of: [] } as const;
	const facts = { where, sort: [], audience: [], byName: '', mine: false, editable: false };
	const cids = world.cards.slice(0, 3).map(({ cid }) => cid);
	const holds = { ...world, segments: [{ ulid, name, ...facts }], members: { [ulid]: cids } };
	const { services, screen } = await show(holds);
	await screen.getByRole('button', { name: 'Segmento' }).click();
	await screen.getByRole('radio', { name }).click();
	await expect.element(screen.getByText('3 de 240')).toBeVisible();
	services.engine.become({ segments: [] });
	await expect.element(screen.getByText('240 de 240')).toBeVisible();
});
