import { beforeAll, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { kid, publishable } from '#domain/contests/contest-builders.ts';
import { newContest } from '#domain/contests/new-contest.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import type { Contest } from '#domain/documents/contest.ts';
import type { ContestPage } from '$lib/app/contests-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import ContestStage from '../../../../tests/builders/ContestStage.svelte';
import Stage from '../../../../tests/builders/Stage.svelte';
import { keepContestDraft, readContestDraft } from './contest-draft.ts';

const beginning = {
	kid,
	language: 'es',
	country: 'ES',
	timeZone: 'Europe/Madrid',
	today: '2026-11-22'
};
const sofia = { by: 'sofia', at: '2026-11-22T09:00:00.000Z' };
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function edit(services: FakeServices) {
	const told: string[] = [];
	const props = {
		kid,
		onpublished: () => told.push('published'),
		onleft: () => told.push('left')
	};
	const wrapperProps = { services, locale };
	const screen = await render(ContestStage, { props }, { wrapper: Stage, wrapperProps });
	const tab = (name: string) => screen.getByRole('tab', { name }).click();
	const publish = () =>
		screen
			.getByRole('button', { name: /^Publicar/ })
			.last()
			.click();
	return { screen, told, tab, publish };
}

async function withDraft(contest: Contest, after = 0): Promise<FakeServices> {
	const services = fakeServices();
	keepContestDraft(services.drafts, kid, { after, contest });
	await services.drafts.flush();
	return services;
}

function pageOf(contest: Contest): ContestPage {
	const publications = (contest.publications ?? []).map((one) => ({ ...one, byName: 'Marta' }));
	const rights = { publish: true, rule: true, devices: true, entries: 'all' } as const;
	const entries = { total: 0, counting: 0, leftOut: {}, days: [], devices: [] };
	return { kid, contest, rights, draw: 'unbegun', entries, publications, seconds: [] };
}

test('a contest that lacks something is not published, and each thing leads to its place', async () => {
	const services = await withDraft(newContest(beginning));
	const { screen, publish } = await edit(services);
	await publish();
	const dialog = screen.getByRole('dialog');
	await dialog.getByRole('button', { name: /Teléfono · Por qué hace falta/ }).click();
	const why = screen.getByRole('dialog').getByLabelText('Por qué hace falta');
	await expect.element(why).toHaveFocus();
	await expect.element(why).toBeInvalid();
	await why.fill('Avisamos por teléfono');
	await expect.element(why).toBeValid();
	expect(services.engine.published).toEqual([]);
});

test('what is written is there again after the page was killed, and is published as it stands', async () => {
	const side = createMemorySideStore();
	const before = fakeServices({ side });
	const contest = publishable({ _id: `contest:${kid}`, state: 'draft', name: '' });
	keepContestDraft(before.drafts, kid, { after: 0, contest });
	const first = await edit(before);
	await first.screen.getByLabelText('Nombre del concurso').fill('Feria de invierno');
	await before.drafts.flush();
	await first.screen.unmount();

	const after = fakeServices({ side });
	const { screen, told, publish } = await edit(after);
	await expect
		.element(screen.getByLabelText('Nombre del concurso'))
		.toHaveValue('Feria de invierno');
	await publish();
	await screen.getByRole('button', { name: 'Publicar ahora' }).click();
	await expect.poll(() => told).toEqual(['published']);
	expect(after.engine.published).toMatchObject([
		{ kid, after: 0, contest: { name: 'Feria de invierno' } }
	]);
	expect(await readContestDraft(after.drafts, kid)).toBeNull();
});

test('without a connection the draft stays, and says so', async () => {
	const services = await withDraft(publishable({ _id: `contest:${kid}` }));
	services.engine.become({ publishReply: { kind: 'offline' } });
	const { screen, told, publish } = await edit(services);
	await publish();
	await screen.getByRole('button', { name: 'Publicar ahora' }).click();
	await expect.element(screen.getByText(/El borrador queda aquí/)).toBeVisible();
	expect(told).toEqual([]);
	expect(await readContestDraft(services.drafts, kid)).not.toBeNull();
});

test('a text is written language by language, with the other one under one’s eyes', async () => {
	const services = await withDraft(newContest({ ...beginning }));
	const { screen, tab } = await edit(services);
	await screen.getByRole('button', { name: 'Français' }).click();
	await tab('Aviso y bases');
	await screen.getByLabelText('Resumen').fill('Usamos tus datos para el sorteo.');
	await screen.getByRole('radio', { name: /Français/ }).click();
	await expect.element(screen.getByText('español: Usamos tus datos para el sorteo.')).toBeVisible();
	await screen.getByLabelText('Resumen').fill('Pour le tirage.');
	const draft = await readContestDraft(services.drafts, kid);
	expect(draft?.contest.notice.summary).toEqual({
		es: 'Usamos tus datos para el sorteo.',
		fr: 'Pour le tirage.'
	});
});

test('questions are put in order by buttons and by their handles, and say where they went', async () => {
	const services = await withDraft(newContest(beginning));
	const { screen, tab } = await edit(services);
	const order = async () => {
		const draft = await readContestDraft(services.drafts, kid);
		return draft?.contest.questions.map(({ field }) => field);
	};
	await tab('Preguntas');
	await screen.getByRole('button', { name: 'Subir: Teléfono' }).click();
	await expect.poll(order).toEqual(['givenName', 'phone', 'familyName']);
	await expect.element(screen.getByText('Teléfono: puesto 2 de 3')).toBeInTheDocument();
	await expect.element(screen.getByRole('button', { name: 'Subir: Teléfono' })).toHaveFocus();
	const [first, , last] = screen.container.querySelectorAll('[data-handle]');
	if (first === undefined || last === undefined) throw new Error('no handles');
	await userEvent.dragAndDrop(first, last);
	await expect.poll(order).toEqual(['phone', 'familyName', 'givenName']);
});

test('a question of one’s own has options and a step, and is asked by the answer to another', async () => {
	const services = await withDraft(newContest(beginning));
	const { screen, tab } = await edit(services);
	await tab('Preguntas');
	await screen.getByRole('button', { name: 'Añadir pregunta' }).click();
	await screen.getByRole('button', { name: 'Elegir una opción' }).click();
	const dialog = screen.getByRole('dialog');
	await dialog.getByLabelText('Cómo se pregunta').fill('¿Qué horno tienes?');
	await dialog.getByRole('button', { name: 'Añadir opción' }).click();
	await expect.element(dialog.getByRole('textbox', { name: 'Opción 1' })).toHaveFocus();
	await dialog.getByRole('textbox', { name: 'Opción 1' }).fill('De piedra');
	await dialog.getByLabelText('Paso', { exact: true }).selectOptions('Paso nuevo');
	await dialog.getByLabelText('Se pregunta', { exact: true }).selectOptions('Teléfono');
	await dialog.getByRole('button', { name: 'Listo' }).click();
	const draft = await readContestDraft(services.drafts, kid);
	expect(draft?.contest.questions.at(-1)).toMatchObject({
		kind: 'choice',
		label: { es: '¿Qué horno tienes?' },
		options: [{ value: expect.any(String) as string, label: { es: 'De piedra' } }],
		when: { field: 'phone', is: 'answered' }
	});
	expect(draft?.contest.groups).toHaveLength(1);
	await expect.element(screen.getByLabelText('Título del paso')).toBeVisible();
});

test('a question that is removed comes back with one tap', async () => {
	const services = await withDraft(newContest(beginning));
	const { screen, tab } = await edit(services);
	await tab('Preguntas');
	await screen.getByRole('button', { name: /^Apellidos/ }).click();
	await screen.getByRole('button', { name: 'Quitar pregunta' }).click();
	await expect.element(screen.getByRole('button', { name: /^Apellidos/ })).not.toBeInTheDocument();
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.element(screen.getByRole('button', { name: /^Apellidos/ })).toBeVisible();
});

test('who may take part is said with what it takes to be asked', async () => {
	const services = await withDraft(newContest(beginning));
	const { screen, tab } = await edit(services);
	await tab('Quién puede');
	await screen.getByLabelText('Edad mínima').fill('18');
	await expect.element(screen.getByText(/Falta preguntar algo/)).toBeVisible();
	await screen.getByRole('button', { name: 'Ver preguntas' }).click();
	await screen.getByRole('button', { name: 'Añadir pregunta' }).click();
	await screen.getByRole('button', { name: 'Nacimiento' }).click();
	await screen.getByRole('button', { name: 'Listo' }).click();
	await tab('Quién puede');
	await expect.element(screen.getByText(/Falta preguntar algo/)).not.toBeInTheDocument();
});

test('a version that a colleague publishes meanwhile is told, and mine goes on top if I say so', async () => {
	const first = publishContest(publishable({ _id: `contest:${kid}` }), null, sofia);
	const services = await withDraft({ ...first, name: 'La mía' }, 1);
	const second = publishContest({ ...first, name: 'La suya' }, first, sofia);
	services.engine.become({ contestPages: [pageOf(second)] });
	const { screen, publish } = await edit(services);
	await expect.element(screen.getByText(/Marta ha publicado la versión 2/)).toBeVisible();
	await screen.getByRole('button', { name: 'Seguir con la mía' }).click();
	await publish();
	await screen.getByRole('button', { name: 'Publicar ahora' }).click();
	await expect.poll(() => services.engine.published).toMatchObject([{ after: 2 }]);
});

test('changing a text that people have signed says that it gets a version', async () => {
	const first = publishContest(publishable({ _id: `contest:${kid}` }), null, sofia);
	const services = fakeServices({ world: { contestPages: [pageOf(first)] } });
	const { screen, tab, publish } = await edit(services);
	await expect.element(screen.getByText('Como está publicado')).toBeVisible();
	await tab('Aviso y bases');
	await screen.getByLabelText('Bases enteras').fill('Otras bases');
	await publish();
	await expect.element(screen.getByText('Textos con versión nueva: Bases.')).toBeVisible();
});

test('who may not publish is told so', async () => {
	const services = await withDraft(newContest(beginning));
	services.engine.become({ mayPublish: false });
	const { screen } = await edit(services);
	await expect
		.element(screen.getByRole('heading', { name: 'No puedes publicar concursos' }))
		.toBeVisible();
});

test('the preview is the real form, in the language that is written, and tells what it would tell', async () => {
	const services = await withDraft(publishable({ _id: `contest:${kid}` }));
	const { screen, tab } = await edit(services);
	await tab('Vista previa');
	const form = screen.getByRole('region', { name: 'Vista previa' });
	await expect.element(form.getByLabelText('Teléfono')).toBeVisible();
	await form.getByRole('radio', { name: 'English' }).click();
	await form.getByLabelText('Phone').fill('12');
	await form.getByRole('button', { name: 'Try it' }).click();
	await expect.element(form.getByLabelText('Phone')).toBeInvalid();
});

test('a contest is for everybody until somebody is chosen', async () => {
	const services = await withDraft(publishable());
	const { screen } = await edit(services);
	const kiosk = screen.getByRole('button', { name: 'Quiosco' });
	const audience = async () => (await readContestDraft(services.drafts, kid))?.contest.audience;
	await kiosk.click();
	await expect.poll(audience).toEqual(['role:kiosk']);
	await kiosk.click();
	await expect.poll(audience).toBeUndefined();
});

test('conditions that are tightened say how many entries do not count any more', async () => {
	const published = publishContest(publishable(), null, sofia);
	const services = await withDraft({ ...published, eligibility: { minimumAge: 18 } }, 1);
	const weight = { entries: 40, leaving: { 'under-age': 3, duplicate: 1 }, entering: 2 };
	services.engine.become({ contestPages: [pageOf(published)], weight });
	const { screen, publish } = await edit(services);
	await publish();
	await expect
		.element(screen.getByText(/4 participaciones que ya hay dejan de contar/))
		.toBeVisible();
	await expect.element(screen.getByText('3 menores de edad · 1 repetida')).toBeVisible();
	await expect.element(screen.getByText(/2 participaciones que no contaban pasan/)).toBeVisible();
});
