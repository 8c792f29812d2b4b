import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { SignedTexts } from '#domain/contests/signed-texts.ts';
import type { Consent } from '#domain/documents/events.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { fakeServices } from '../../../../tests/builders/fake-services.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
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

async function read(told: SignedTexts | null) {
	const services = fakeServices({ world: { signed: told } });
	const props = { consents: [consent] };
	const wrapperProps = { services, locale };
	const screen = await render(ConsentPanel, { props }, { wrapper: Stage, wrapperProps });
	await screen.getByText('Bases del sorteo').click();
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
