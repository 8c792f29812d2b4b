import { beforeAll, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { PendingDoc, RejectedDoc } from '$lib/app/engine-api.ts';
import { EngineError } from '$lib/app/engine-error.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { calm } from '../../../../tests/builders/fake-engine.ts';
import {
	fakeServices,
	type FakeServicesOptions
} from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import { StorageError } from '../../store/storage-error.ts';
import DeviceNotice from './DeviceNotice.svelte';
import DeviceScreen from './DeviceScreen.svelte';

const HOUR = 3_600_000;
const NOW = Date.now();

let locale: Locale;
beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function screenOf(options: FakeServicesOptions) {
	const services = fakeServices(options);
	const props = { version: '1.0' };
	const screen = await render(
		DeviceScreen,
		{ props },
		{ wrapper: Stage, wrapperProps: { services, locale } }
	);
	return { services, screen };
}

const refused: RejectedDoc = {
	id: 'u1',
	title: 'Rosa Prats',
	reason: 'not-allowed',
	at: NOW - HOUR,
	kind: 'record',
	body: {},
	values: [
		{ path: 'city', value: 'Lugo' },
		{ path: 'phones/p1/number', itemKind: 'mobile', value: null }
	]
};

describe('what waits', () => {
	const waiting: readonly PendingDoc[] = [
		{ id: 'a', title: 'Rosa Prats', since: NOW, state: 'waiting', kind: 'signUp', cid: 'c1' },
		{ id: 'b', title: '', since: null, state: 'owed', kind: 'record', cid: null }
	];

	test('is called by what it is of where it is no customer', async () => {
		const field = 'settings:field-hornos';
		const pending = [field, 'owed segment:1'].map((id) => ({ id, title: '', since: NOW }));
		const { screen } = await screenOf({ world: { pending } });
		await expect.element(screen.getByText('Campos de la ficha')).toBeVisible();
		await expect.element(screen.getByText('Segmentos')).toBeVisible();
		expect(screen.getByText('Sin nombre').query()).toBeNull();
	});

	test('is listed with what it is, since when, and what it waits for', async () => {
		const { screen } = await screenOf({ world: { pending: waiting } });
		await expect.element(screen.getByRole('link', { name: 'Rosa Prats' })).toBeVisible();
		await expect.element(screen.getByText(/Inscripción · espera desde hoy/)).toBeVisible();
		await expect.element(screen.getByText('Sin nombre')).toBeVisible();
		await expect.element(screen.getByText(/el servidor se restauró/)).toBeVisible();
	});

	test('that is much is shown in part, and whole when asked', async () => {
		const pending = Array.from({ length: 45 }, (_, n) => ({
			id: String(n),
			title: `Persona ${n}`,
			since: NOW
		}));
		const { screen } = await screenOf({ world: { pending } });
		await expect.element(screen.getByText('Persona 19')).toBeVisible();
		expect(screen.getByText('Persona 20').elements()).toEqual([]);
		await screen.getByRole('button', { name: 'Mostrar los 45' }).click();
		await expect.element(screen.getByText('Persona 44')).toBeInTheDocument();
	});

	test('says why the last try failed', async () => {
		const failure = { reason: 'blocked', at: NOW } as const;
		const { screen } = await screenOf({ world: { status: { ...calm, failure } } });
		await expect.element(screen.getByText(/la red contestó en lugar del servidor/)).toBeVisible();
	});
});

describe('what the server refused', () => {
	test('is told in words: the reason, and each value', async () => {
		const { screen } = await screenOf({ world: { rejected: [refused] } });
		await expect.element(screen.getByText(/No tienes permiso/)).toBeVisible();
		await expect.element(screen.getByText('Ciudad')).toBeVisible();
		await expect.element(screen.getByText('Lugo')).toBeVisible();
		await expect.element(screen.getByText('Móvil')).toBeVisible();
		await expect.element(screen.getByText('(vaciado)')).toBeVisible();
	});

	test('can be tried again', async () => {
		const { services, screen } = await screenOf({ world: { rejected: [refused] } });
		await screen.getByRole('button', { name: 'Probar otra vez' }).click();
		await expect.element(screen.getByText('Rosa Prats: se envía otra vez')).toBeVisible();
		expect(services.engine.retried).toEqual(['u1']);
	});

	test('can be discarded, and the discard undone', async () => {
		const { screen } = await screenOf({ world: { rejected: [refused] } });
		await screen.getByRole('button', { name: 'Descartar' }).click();
		await expect
			.element(screen.getByRole('heading', { name: 'Rosa Prats' }))
			.not.toBeInTheDocument();
		await screen.getByRole('button', { name: 'Deshacer' }).click();
		await expect.element(screen.getByRole('heading', { name: 'Rosa Prats' })).toBeVisible();
	});
});

test('drafts are listed with where they go on', async () => {
	const services = fakeServices();
	services.drafts.put('capture/K1', { ulid: 'x' });
	await services.drafts.flush();
	const { screen } = await screenOf({ side: services.side });
	await expect.element(screen.getByRole('heading', { name: '1 borrador' })).toBeVisible();
	const link = screen.getByRole('link', { name: 'Inscripción a medias' });
	await expect.element(link).toHaveAttribute('href', '/capture/K1');
});

test('what the device holds is told in figures', async () => {
	const { screen } = await screenOf({ world: { status: { ...calm, customers: 12_345 } } });
	await expect.element(screen.getByText('12.345')).toBeVisible();
	await expect.element(screen.getByText('Espacio libre')).toBeVisible();
});

describe('something wrong with the device', () => {
	async function notice(
		options: FakeServicesOptions & {
			readonly error?: unknown;
			readonly status?: Partial<typeof calm>;
		}
	) {
		const services = fakeServices(options);
		const props = { status: { ...calm, ...options.status }, error: options.error ?? null };
		const screen = await render(
			DeviceNotice,
			{ props },
			{ wrapper: Stage, wrapperProps: { services, locale } }
		);
		return { services, screen };
	}

	test.each([
		['a full device', { status: { phase: 'full' } }, /No queda espacio en este dispositivo/],
		['a browser that stores nothing', { status: { phase: 'denied' } }, /no deja guardar datos/],
		[
			'an engine that can’t start',
			{ error: new EngineError('unavailable', '') },
			/no ha podido abrir tus datos/
		],
		[
			'a database that can’t be opened',
			{ error: new EngineError('storage-denied', '') },
			/no deja guardar datos/
		],
		['a draft without room', { draftFailure: new StorageError('full') }, /solo en la pantalla/],
		['a clock that is fast', { status: { clockOffset: -48 * HOUR } }, /va 2 días adelantado/],
		['a clock that is slow', { status: { clockOffset: 3 * HOUR } }, /va 3 horas atrasado/]
	] as const)('%s is told in one sentence, with a way on', async (_, options, words) => {
		localStorage.clear();
		const { screen } = await notice(options);
		await expect.element(screen.getByRole('alert')).toHaveTextContent(words);
		await expect.element(screen.getByRole('button')).toBeVisible();
	});

	test('nothing is told of a clock that is off by minutes', async () => {
		localStorage.clear();
		const { screen } = await notice({ status: { clockOffset: 20 * 60_000 } });
		expect(screen.getByRole('alert').elements()).toEqual([]);
	});

	test('a wrong clock is told once, and again when it is wrong by something else', async () => {
		localStorage.clear();
		const { screen } = await notice({ status: { clockOffset: -48 * HOUR } });
		await screen.getByRole('button', { name: 'Entendido' }).click();
		await expect.element(screen.getByRole('alert')).not.toBeInTheDocument();
		const later = await notice({ status: { clockOffset: -48 * HOUR } });
		expect(later.screen.getByRole('alert').elements()).toEqual([]);
		const other = await notice({ status: { clockOffset: 5 * HOUR } });
		await expect.element(other.screen.getByRole('alert')).toHaveTextContent(/5 horas/);
	});
});

describe('a rescue file', () => {
	async function openedTake() {
		const { screen } = await screenOf({});
		await screen.getByRole('button', { name: 'Traer un archivo de rescate' }).click();
		const choose = async (text: string): Promise<void> =>
			screen
				.getByLabelText('Archivo de rescate', { exact: true })
				.upload(new File([text], 'ficha-2026.json', { type: 'application/json' }));
		const take = async (password: string): Promise<void> => {
			await screen.getByLabelText('Contraseña del archivo').fill(password);
			await screen.getByRole('button', { name: 'Traer aquí' }).click();
		};
		return { screen, choose, take };
	}

	test('is asked for before a password is of use, and says what is wrong with it', async () => {
		const { screen, choose, take } = await openedTake();
		const alert = screen.getByRole('alert');
		await take('levadura madre');
		await expect.element(alert).toHaveTextContent('Elige primero el archivo.');
		await choose('una foto');
		await take('levadura madre');
		await expect.element(alert).toHaveTextContent('No es un archivo de rescate');
		await choose('{}');
		await take('masa');
		await expect.element(alert).toHaveTextContent('La contraseña no abre este archivo.');
	});

	test('that was brought in tells what is here now, and what was here already', async () => {
		const { screen, choose, take } = await openedTake();
		await choose('{}');
		await take('levadura madre');
		const said = screen.getByText('2 cambios están ahora aquí, para enviar.');
		await expect.element(said).toBeVisible();
		await expect.element(screen.getByText('1 ya estaba.')).toBeVisible();
	});

	test('is not made with a password that is soon guessed', async () => {
		const { screen } = await screenOf({});
		await screen.getByRole('button', { name: 'Guardar un archivo de rescate' }).click();
		await screen.getByLabelText('Contraseña del archivo').fill('pan');
		await screen.getByRole('button', { name: 'Guardar el archivo' }).click();
		await expect.element(screen.getByText(/Pon al menos 10 caracteres/)).toBeVisible();
	});
});
