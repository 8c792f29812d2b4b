import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SignedTexts } from '#domain/contests/signed-texts.ts';
import type { Consent } from '#domain/documents/events.ts';
import type { CardRights, CustomerCard } from '$lib/app/engine-api.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../../tests/builders/fake-services.ts';
import Stage from '../../../../../tests/builders/Stage.svelte';
import ConsentPanel from './ConsentPanel.svelte';

const at = '2026-11-20T10:00:00.000Z';
const consent: Consent = {
	_id: 'consent:1:1',
	schema: 1,
	purpose: 'rules',
	granted: true,
	text: 'J’accepte le règlement.',
	version: '1',
	language: 'fr',
	at,
	by: 'ana',
	device: 'd1',
	entry: 'entry:1:1'
};
const signed: SignedTexts = {
	language: 'fr',
	at,
	notice: { version: '1', text: 'Mention entière' },
	rules: { version: '1', text: 'Règlement entier' },
	consents: [{ purpose: 'rules', granted: true, text: 'J’accepte le règlement.', version: '1' }]
};
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

const news: Consent = {
	...consent,
	_id: 'consent:1:2',
	purpose: 'news',
	channel: 'email',
	text: 'Quiero recibir novedades.',
	language: 'es'
};
const everything = {
	activity: 'write',
	task: 'write',
	complaint: 'write',
	purchase: 'write',
	consent: 'write',
	link: 'write',
	notes: 'write',
	commercial: 'write',
	billing: 'write',
	apart: 'none'
} as const satisfies CardRights;

type ShownCard = Pick<CustomerCard, 'cid' | 'consents' | 'closed' | 'rights'>;

async function panelOf(given: Partial<ShownCard>, signedTexts: SignedTexts | null = null) {
	const services = fakeServices({ world: { signed: signedTexts } });
	const card: ShownCard = { cid: '1', consents: [consent], rights: everything, ...given };
	const wrapperProps = { services, locale };
	const options = { wrapper: Stage, wrapperProps };
	const screen = await render(ConsentPanel, { props: { card } }, options);
	return { screen, answers: services.engine.answers };
}

async function read(told: SignedTexts | null) {
	const { screen } = await panelOf({}, told);
	await screen.getByText('Texto', { exact: true }).click();
	await screen.getByRole('button', { name: 'Todo lo que se firmó' }).click();
	return screen.getByRole('dialog');
}

test('all that was signed is shown word by word, in the language in which it was read', async () => {
	const dialog = await read(signed);
	await expect.element(dialog.getByText('Mention entière')).toBeVisible();
	const rules = dialog.getByText('Règlement entier');
	await expect.element(rules).toHaveAttribute('lang', 'fr');
});

test('where the entry is not on the device it says so', async () => {
	const dialog = await read(null);
	await expect.element(dialog.getByText(/no está en este dispositivo/)).toBeVisible();
});

test('a consent is withdrawn with one tap, which can be put right by one more', async () => {
	const { screen, answers } = await panelOf({ consents: [news] });
	await screen.getByRole('button', { name: 'Retirar: Recibir novedades · correo' }).click();
	await expect.element(screen.getByText('Retirado: vale desde ahora')).toBeVisible();
	const about = { purpose: 'news', channel: 'email' };
	expect(answers).toEqual([{ ...about, granted: false }]);
	await screen.getByRole('button', { name: 'Deshacer' }).click();
	await expect.element(screen.getByText('Deshecho')).toBeVisible();
	expect(answers[1]).toEqual({ ...about, granted: true, how: 'correction' });
});

test('who agrees later is read the words, and it is noted how they said it', async () => {
	const { screen, answers } = await panelOf({ consents: [{ ...news, granted: false }] });
	await screen.getByText('Texto', { exact: true }).click();
	await screen.getByRole('button', { name: 'Ahora acepta…' }).click();
	const dialog = screen.getByRole('dialog');
	await expect.element(dialog.getByText('Quiero recibir novedades.')).toBeVisible();
	await dialog.getByText('por teléfono').click();
	await dialog.getByRole('button', { name: 'Anotar que acepta' }).click();
	await expect.poll(() => answers).toMatchObject([{ granted: true, how: 'phone' }]);
});

test('who may only read is offered nothing to change', async () => {
	const { screen } = await panelOf({
		consents: [news],
		rights: { ...everything, consent: 'read' }
	});
	await expect.element(screen.getByText('Recibir novedades · correo')).toBeVisible();
	await expect.element(screen.getByRole('button', { name: /Retirar/ })).not.toBeInTheDocument();
	await expect
		.element(screen.getByRole('button', { name: /No contactar/ }))
		.not.toBeInTheDocument();
});

test('an objection says since when, and is told apart from the company’s list', async () => {
	const closed = [
		{ channel: 'phone', since: at },
		{ channel: 'email', since: null }
	] as const;
	const { screen, answers } = await panelOf({ closed });
	await expect.element(screen.getByText(/Pidió que no se le contacte por teléfono/)).toBeVisible();
	await expect.element(screen.getByText(/Alguien con estos datos/)).toBeVisible();
	await screen.getByRole('button', { name: 'No contactar…' }).click();
	await screen.getByRole('switch', { name: 'WhatsApp' }).click();
	await expect
		.poll(() => answers)
		.toMatchObject([
			{
				purpose: 'contact',
				channel: 'whatsapp',
				granted: false,
				words: { text: 'Pide que no se le contacte por WhatsApp.', language: 'es' }
			}
		]);
});
