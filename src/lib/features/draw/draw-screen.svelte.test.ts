import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { contest, kid } from '#domain/contests/contest-builders.ts';
import { drawnContest, nextStep } from '#domain/contests/draw/draw-builders.ts';
import { stepDigest } from '#domain/contests/draw/draw-state.ts';
import type { DrawStep } from '#domain/documents/draw.ts';
import type { DrawReply } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import DrawScreen from './DrawScreen.svelte';

const { steps } = drawnContest({ redraws: 1 });
const lastContact = '2026-11-22T10:00:00Z';
const device = {
	device: 'd1',
	uid: 'luis',
	name: 'Luis',
	lastContact,
	told: { pending: 3, at: lastContact }
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

/** What the server tells of a draw that has come so far. */
function told(
	known: readonly DrawStep[],
	more: Partial<Extract<DrawReply, { kind: 'ok' }>> = {}
): DrawReply {
	const last = known.at(-1);
	return {
		kind: 'ok',
		steps: known,
		digest: last === undefined ? null : stepDigest(last),
		entries: { eligible: 12, leftOut: { duplicate: 2, 'under-age': 1 } },
		late: 0,
		quiet: [],
		entrants: {},
		owners: {},
		mayHold: true,
		...more
	};
}

async function open(draw: DrawReply) {
	const fair = contest({ prize: { es: 'Una amasadora' } });
	const services = fakeServices({ world: { contests: [fair], draw } });
	const wrapperProps = { services, locale };
	const screen = await render(DrawScreen, { props: { kid } }, { wrapper: Stage, wrapperProps });
	/** the steps that were asked for */
	const taken = () => services.engine.drawn.flatMap(({ take }) => take ?? []);
	return { screen, services, taken };
}

test('a draw begins with the promise of a secret number', async () => {
	const { screen, services, taken } = await open(told([]));
	await expect.element(screen.getByRole('heading', { name: 'Una amasadora' })).toBeVisible();
	services.engine.become({ draw: told(steps.slice(0, 1)) });
	await screen.getByRole('button', { name: 'Prometer el número secreto' }).click();
	await expect.element(screen.getByText('Huella del número secreto')).toBeVisible();
	expect(taken()).toEqual([{ step: 'commit', body: { after: null } }]);
});

test('the list is closed once the public number is named, and it says who is left out', async () => {
	const { screen, taken } = await open(told(steps.slice(0, 1)));
	await expect.element(screen.getByText(/2 repetidas · 1 menor de edad/)).toBeVisible();
	const close = screen.getByRole('button', { name: 'Cerrar y publicar la lista' });
	await close.click();
	await expect.element(screen.getByText(/se publica con la lista/)).toBeVisible();
	expect(taken()).toEqual([]);
	await screen.getByLabelText('¿Qué número público se usará?').fill('ONCE de hoy');
	await close.click();
	expect(taken()).toMatchObject([
		{ step: 'freeze', body: { source: 'ONCE de hoy', winners: 1, alternates: 3, without: [] } }
	]);
});

test('a device that may hold entries is waited for until somebody says otherwise', async () => {
	const { screen, services, taken } = await open(told(steps.slice(0, 1), { quiet: [device] }));
	await expect
		.element(screen.getByText(/d1 · Último contacto.* Le quedaban 3 por enviar/))
		.toBeVisible();
	await screen.getByLabelText('¿Qué número público se usará?').fill('ONCE de hoy');
	await screen.getByLabelText('Seguir sin el dispositivo de Luis').click();
	services.engine.become({ draw: { kind: 'refused', reason: 'devices-quiet' } });
	await screen.getByRole('button', { name: 'Cerrar y publicar la lista' }).click();
	await expect.element(screen.getByText(/pueden tener participaciones sin enviar/)).toBeVisible();
	expect(taken()).toMatchObject([{ body: { without: ['d1'] } }]);
});

test('winners are shown to the room by given name and initial, and a place passes on with a reason', async () => {
	const drawn = steps.slice(0, 3);
	const winner = drawn[2]?.step === 'drawn' ? (drawn[2].winners[0] ?? '') : '';
	const rosa = { cid: 'c1', name: 'Rosa Prats', givenName: 'Rosa', familyName: 'Prats', city: '' };
	const { screen, taken } = await open(told(drawn, { entrants: { [winner]: rosa } }));
	await expect.element(screen.getByText('Rosa P.', { exact: true })).toBeVisible();
	expect(screen.getByText('Prats').query()).toBeNull();
	await screen.getByRole('button', { name: 'Pasar el premio 1 a la siguiente persona' }).click();
	await expect.element(screen.getByText(/Rosa Prats deja su sitio/)).toBeVisible();
	await screen.getByLabelText('Renuncia al premio').click();
	await screen.getByRole('button', { name: 'Pasar al siguiente', exact: true }).last().click();
	expect(taken()).toMatchObject([{ step: 'redraw', body: { place: 1, reason: 'declined' } }]);
});

test('whoever draws has the winner in sight, and in the ear', async () => {
	const drawn = steps.slice(0, 3);
	const { screen, services } = await open(told(steps.slice(0, 2)));
	services.engine.become({ draw: told(drawn) });
	const number = screen.getByLabelText('Número público', { exact: true });
	await number.fill('31415');
	await screen.getByRole('button', { name: 'Sortear' }).click();
	const result = screen.getByRole('region', { name: 'Quién gana' });
	await expect.element(result).toHaveFocus();
	await expect.element(result).toBeInViewport();
});

test('what was passed on and what was abandoned stays in sight', async () => {
	const begun = steps.slice(0, 1);
	const abandoned = nextStep(begun, { step: 'abandoned', reason: 'x' });
	const { screen, services } = await open(told([...begun, abandoned]));
	await expect.element(screen.getByText(/Antes se abandonó 1 sorteo/)).toBeVisible();
	services.engine.become({ draw: told(steps) });
	await screen.getByRole('button', { name: 'Prometer el número secreto' }).click();
	await expect.element(screen.getByText(/Premio 1: pasó de .* Renuncia al premio/)).toBeVisible();
});

test('a step that somebody else has taken is shown, not taken twice', async () => {
	const { screen, services } = await open(told([]));
	const promise = screen.getByRole('button', { name: 'Prometer el número secreto' });
	await expect.element(promise).toBeVisible();
	services.engine.become({ draw: { kind: 'refused', reason: 'moved-on' } });
	await promise.click();
	await expect.element(screen.getByText(/Alguien ha dado este paso/)).toBeVisible();
	expect(services.engine.drawn.at(-1)).toEqual({ kid });
});

test('a step that another device takes is shown as soon as the device hears of it', async () => {
	const { screen, services } = await open(told([]));
	await expect.element(screen.getByText('El servidor elige al azar')).toBeVisible();
	const [committed] = steps;
	services.engine.become({ draw: told(steps.slice(0, 1)) }, [committed?._id ?? '']);
	await expect.element(screen.getByText('Huella del número secreto')).toBeVisible();
});

test('of a contest that has not arrived yet it says so', async () => {
	const services = fakeServices({ world: { draw: told([]) } });
	const screen = await render(
		DrawScreen,
		{ props: { kid } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await expect.element(screen.getByText(/aún no está en el dispositivo/)).toBeVisible();
});

test('without a way to the server it says so, and looks again when told to', async () => {
	const { screen, services } = await open({ kind: 'offline' });
	await expect
		.element(screen.getByRole('heading', { name: 'El sorteo necesita conexión' }))
		.toBeVisible();
	services.engine.become({ draw: told([]) });
	await screen.getByRole('button', { name: 'Volver a intentarlo' }).click();
	await expect.element(screen.getByRole('heading', { name: 'Una amasadora' })).toBeVisible();
});

test('who only looks on is offered no step', async () => {
	const { screen } = await open(told([], { mayHold: false }));
	await expect.element(screen.getByRole('heading', { name: 'Una amasadora' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Prometer el número secreto' }).query()).toBeNull();
});

test('a refusal comes into sight, however far down the button was', async () => {
	const { screen, services } = await open(told(steps.slice(0, 1), { quiet: [device] }));
	services.engine.become({ draw: { kind: 'refused', reason: 'nobody' } });
	await screen.getByLabelText('¿Qué número público se usará?').fill('ONCE de hoy');
	await screen.getByRole('button', { name: 'Cerrar y publicar la lista' }).click();
	await expect.element(screen.getByText(/[Nn]adie|vacía/).first()).toBeInViewport();
});
