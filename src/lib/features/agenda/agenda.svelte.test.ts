import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { AgendaItem } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import { fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import AgendaScreen from './AgendaScreen.svelte';

const world = fakeWorld(Date.now(), 2);
const cid = world.cards[0]?.cid ?? '';
const duty = (kind: AgendaItem['kind'], title: string): AgendaItem => ({
	docId: `${kind}:${cid}:01JA0000000000000000000009`,
	kind,
	title,
	due: '2020-01-15',
	finished: '',
	cid,
	customerName: 'Carmen López',
	ownerName: 'Ana Prieto',
	mine: true
});
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

test('a complaint is told from a task, and finished under its own name', async () => {
	const agenda = [duty('task', 'Llamar'), duty('complaint', 'Llegó roto')];
	const services = fakeServices({ world: { ...world, agenda } });
	const screen = await render(
		AgendaScreen,
		{},
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect
		.element(screen.getByRole('link', { name: /Llegó roto/ }))
		.toHaveTextContent(/Reclamación · Carmen López/);
	await expect
		.element(screen.getByRole('link', { name: /Llamar/ }))
		.not.toHaveTextContent('Reclamación');
	await screen.getByRole('button', { name: 'Terminar: Llegó roto' }).click();
	await screen.getByRole('button', { name: 'Terminar: Llamar' }).click();
	const paths = services.engine.changed.map(({ docId, edits }) => [
		docId.split(':')[0],
		...edits.map((edit) => ('path' in edit ? edit.path : ''))
	]);
	expect(paths).toEqual([
		['complaint', 'resolved', 'resolution'],
		['task', 'done', 'outcome']
	]);
});
