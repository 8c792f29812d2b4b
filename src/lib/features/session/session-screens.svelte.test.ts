import { beforeAll, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import {
	ana,
	fakeServices,
	type FakeServicesOptions
} from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import SignInForm from './SignInForm.svelte';
import SignOut from './SignOut.svelte';

let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function signIn(options: FakeServicesOptions) {
	const onsignedin = vi.fn();
	const services = fakeServices(options);
	const screen = await render(
		SignInForm,
		{ props: { onsignedin } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('textbox', { name: 'Usuario' }).fill('ana');
	await screen.getByLabelText('Contraseña', { exact: true }).fill('secreto');
	await screen.getByRole('button', { name: 'Entrar' }).click();
	return { screen, onsignedin };
}

test.each([
	[{ outcome: 'refused' }, /no coinciden/],
	[{ outcome: 'offline' }, /No hay conexión con el servidor/],
	[{ outcome: 'blocked' }, /pide entrar antes en su propia página/],
	[{ outcome: 'slow-down', retryAfterSeconds: 30 }, /Espera 30 segundos/],
	[{ outcome: 'slow-down', retryAfterSeconds: 61 }, /Espera 2 minutos/],
	[{ outcome: 'device-refused', reason: 'revoked' }, /retirado este dispositivo/]
] as const)('%o is told with what to do next', async (answer, words) => {
	const { screen, onsignedin } = await signIn({ answer });
	await expect.element(screen.getByRole('alert')).toHaveTextContent(words);
	await expect.element(screen.getByRole('textbox', { name: 'Usuario' })).toHaveValue('ana');
	expect(onsignedin).not.toHaveBeenCalled();
});

test('while somebody types, their engine is made ready', async () => {
	const prepareEngine = vi.fn();
	await signIn({ answer: { outcome: 'refused' }, prepareEngine });
	expect(prepareEngine).toHaveBeenCalled();
});

test('what is missing is named before anybody is asked', async () => {
	const services = fakeServices();
	const screen = await render(
		SignInForm,
		{ props: { onsignedin: vi.fn() } },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	await screen.getByRole('button', { name: 'Entrar' }).click();
	const login = screen.getByRole('textbox', { name: 'Usuario' });
	await expect.element(login).toHaveFocus();
	await expect.element(login).toHaveAccessibleDescription(/Falta el usuario/);
});

async function signedIn(options: FakeServicesOptions = {}) {
	const services = fakeServices(options);
	await services.side.write([{ table: 'state', key: 'profile', value: ana }]);
	await services.session.start();
	const screen = await render(SignOut, {}, { wrapper: Stage, wrapperProps: { services, locale } });
	await screen.getByRole('button', { name: 'Salir' }).click();
	return { services, screen };
}

test('with nothing that is only here, one tap signs out', async () => {
	const { services } = await signedIn();
	await expect.poll(() => services.session.state).toBe('signedOut');
});

test('work that is only here is named, and nobody is signed out', async () => {
	const { services, screen } = await signedIn({ onlyHere: { toSend: 3, refused: 0, drafts: 1 } });
	await expect.element(screen.getByText('3 cambios por enviar')).toBeVisible();
	await expect.element(screen.getByText('1 borrador sin guardar')).toBeVisible();
	await screen.getByRole('button', { name: 'Quedarme' }).click();
	await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument();
	expect(services.session.state).toBe('signedIn');
});

test('who can’t send may leave their work here, closed, and sign out', async () => {
	const { services, screen } = await signedIn({ onlyHere: { toSend: 3, refused: 0, drafts: 1 } });
	await screen.getByRole('button', { name: 'Salir y dejarlo aquí' }).click();
	await expect.poll(() => services.session.state).toBe('signedOut');
});

test('what waits to be sent can never be thrown away', async () => {
	const { screen } = await signedIn({ onlyHere: { toSend: 1, refused: 1, drafts: 1 } });
	await expect.element(screen.getByRole('button', { name: 'Enviar y salir' })).toBeVisible();
	expect(screen.getByRole('button', { name: 'Descartarlo y salir' }).elements()).toEqual([]);
});
