import { beforeAll, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { OpenForms } from '$lib/ui/open-forms.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { breadFair, fakeWorld } from '../../../../tests/builders/fake-world.ts';
import Stage from '../../../../tests/builders/Stage.svelte';
import CaptureScreen from './CaptureScreen.svelte';

const kid = breadFair._id.slice('contest:'.length);
const world = fakeWorld(Date.UTC(2026, 10, 22, 12), 10);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show(services: FakeServices, forms = new OpenForms()) {
	const screen = await render(
		CaptureScreen,
		{ props: { kid, tab: null } },
		{ wrapper: Stage, wrapperProps: { services, locale, forms } }
	);
	const field = (name: string) => screen.getByLabelText(name, { exact: false });
	const save = screen.getByRole('button', { name: 'Guardar en este dispositivo' });
	await expect.element(save).toBeVisible();
	return { screen, field, save };
}

type Shown = Awaited<ReturnType<typeof show>>;

async function fillIn({ screen, field }: Shown): Promise<void> {
	await field('Nombre').fill('Pablo');
	await field('Apellidos').fill('Iriarte');
	await field('Teléfono').fill('600 123 456');
	await screen.getByRole('switch', { name: 'Participar en el sorteo' }).click();
}

test('a sign-up is saved once, with the texts that were shown', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.save.click();
	await expect.element(shown.screen.getByText('Pablo Iriarte: guardado')).toBeVisible();
	expect(services.engine.entries).toHaveLength(1);
	expect(services.engine.entries[0]).toMatchObject({
		kid,
		answers: { givenName: 'Pablo', familyName: 'Iriarte', country: 'ES' },
		notice: { version: '2', text: breadFair.notice.text['es'] },
		consents: [
			{ purpose: 'rules', granted: true, text: 'Acepto las bases del sorteo.' },
			{ purpose: 'news', channel: 'whatsapp', granted: false }
		],
		language: 'es'
	});
});

test('the next person starts with an empty form and the focus in its first field', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.field('Ciudad').fill('Sevilla');
	await shown.save.click();
	await expect.element(shown.field('Nombre')).toHaveFocus();
	await expect.element(shown.field('Nombre')).toHaveValue('');
	await expect.element(shown.field('Ciudad')).toHaveValue('');
	await expect.element(shown.screen.getByText('1 guardada hoy')).toBeVisible();
	for (const consent of shown.screen.getByRole('switch').all()) {
		await expect.element(consent).not.toBeChecked();
	}
});

test('what was typed is there again after the page was killed, as the same sign-up', async () => {
	const side = createMemorySideStore();
	const before = fakeServices({ world, side });
	const shown = await show(before);
	await fillIn(shown);
	await before.drafts.flush();
	await shown.screen.unmount();

	const after = fakeServices({ world, side });
	const again = await show(after);
	await expect.element(again.field('Nombre')).toHaveValue('Pablo');
	await expect
		.element(again.screen.getByRole('switch', { name: 'Participar en el sorteo' }))
		.toBeChecked();
	const kept = await after.drafts.get(`capture/${kid}`);
	await again.save.click();
	await expect.element(again.field('Nombre')).toHaveValue('');
	expect(kept).toMatchObject({ ulid: after.engine.entries[0]!.ulid });
	expect(await after.drafts.get(`capture/${kid}`)).toBeNull();
});

test('what is missing is named, and nothing is saved', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await shown.field('Nombre').fill('Pablo');
	await shown.save.click();
	await expect.element(shown.field('Apellidos')).toHaveFocus();
	await expect
		.element(shown.field('Apellidos'))
		.toHaveAccessibleDescription('Apellidos: falta. Rellénalo para guardar.');
	expect(services.engine.entries).toEqual([]);
	await shown.field('Apellidos').fill('Iriarte');
	await expect.element(shown.field('Apellidos')).not.toHaveAttribute('aria-invalid');
});

test('a full device says so, and keeps every word', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	services.engine.failure = Object.assign(new Error('quota'), { code: 'storage-full' });
	await shown.save.click();
	await expect.element(shown.screen.getByRole('alert')).toHaveTextContent('No queda espacio');
	await expect.element(shown.field('Nombre')).toHaveValue('Pablo');
	await shown.save.click();
	await expect.element(shown.field('Nombre')).toHaveValue('');
	expect(services.engine.entries).toHaveLength(1);
});

test('a customer with the same phone is offered while typing, and taken with one tap', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.field('Teléfono').fill('654120987');
	await expect.element(shown.screen.getByText('¿Es María del Carmen López Ruiz?')).toBeVisible();
	await shown.screen.getByRole('button', { name: 'Es esta persona' }).click();
	await shown.save.click();
	await expect.element(shown.field('Nombre')).toHaveValue('');
	expect(services.engine.entries[0]!.customer).toBe(world.cards[0]!.cid);
});

test('another language changes the words, not what was typed', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await shown.field('Nombre').fill('Pablo');
	await locale.choose('fr');
	await expect.element(shown.field('Prénom')).toHaveValue('Pablo');
	await locale.choose('es');
});

test('an update waits while something has been typed', async () => {
	const forms = new OpenForms();
	const shown = await show(fakeServices({ world }), forms);
	expect(forms.any).toBe(false);
	await shown.field('Nombre').fill('Pablo');
	await expect.poll(() => forms.any).toBe(true);
	await shown.field('Nombre').fill('');
	await expect.poll(() => forms.any).toBe(false);
});
