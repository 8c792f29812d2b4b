import { beforeAll, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Contest } from '#domain/documents/contest.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { OpenForms } from '$lib/ui/open-forms.ts';
import { createMemorySideStore } from '../../store/memory-side-store.ts';
import { fakeServices, type FakeServices } from '../../../../tests/builders/fake-services.ts';
import { breadFair, fakeWorld } from '../../../../tests/builders/fake-world.ts';
import encodeQR from 'qr';
import Stage from '../../../../tests/builders/Stage.svelte';
import CaptureScreen from './CaptureScreen.svelte';

const kid = breadFair._id.slice('contest:'.length);
const world = fakeWorld(Date.UTC(2026, 10, 22, 12), 10);
let locale: Locale;

beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

function open(services: FakeServices, forms = new OpenForms(), left = '', wanted = '') {
	return render(
		CaptureScreen,
		{ props: { kid, left, wanted, tab: null } },
		{ wrapper: Stage, wrapperProps: { services, locale, forms } }
	);
}

async function show(services: FakeServices, forms = new OpenForms(), left = '') {
	const screen = await open(services, forms, left);
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
	const last = shown.screen.getByRole('link', { name: 'Última: Pablo Iriarte' });
	await expect
		.element(last)
		.toHaveAttribute('href', `/customers/${services.engine.entries[0]!.ulid}`);
	await expect.element(shown.screen.getByRole('link', { name: 'Corregir' })).toBeVisible();
	for (const consent of shown.screen.getByRole('switch').all()) {
		await expect.element(consent).not.toBeChecked();
	}
});

test('whoever types before the saved form is emptied types the next person', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	const name = shown.field('Nombre').element() as HTMLInputElement;
	const said = new Promise<string>((resolve) => {
		new MutationObserver((_changes, watching) => {
			if (!shown.screen.container.textContent.includes('Pablo Iriarte: guardado')) return;
			watching.disconnect();
			name.dispatchEvent(new InputEvent('beforeinput', { bubbles: true }));
			resolve(name.value);
		}).observe(shown.screen.container, { childList: true, characterData: true, subtree: true });
	});
	await shown.save.click();
	expect(await said).toBe('');
	await expect.element(shown.screen.getByText('Pablo Iriarte: guardado')).toBeVisible();
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

test('what is missing is named, from the top of the screen down, and nothing is saved', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	const rules = shown.screen.getByRole('switch', { name: 'Participar en el sorteo' });
	await shown.field('Nombre').fill('Pablo');
	await shown.save.click();
	await expect.element(rules).toHaveFocus();
	await expect.element(rules).toHaveAccessibleDescription(/Sin esto no puede participar/);
	await userEvent.keyboard(' {Enter}');
	await expect.element(shown.field('Apellidos')).toHaveFocus();
	await expect
		.element(shown.field('Apellidos'))
		.toHaveAccessibleDescription('Apellidos: falta. Rellénalo para guardar.');
	const width = (name: string) => shown.field(name).element().getBoundingClientRect().width;
	expect(width('Apellidos')).toBeGreaterThan(1.5 * width('Ciudad'));
	expect(services.engine.entries).toEqual([]);
	await shown.field('Apellidos').fill('Iriarte');
	await expect.element(shown.field('Apellidos')).not.toHaveAttribute('aria-invalid');
});

test('a card number in a note is named beside it, kept in sight, and not saved', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	const note = shown.field('Nota');
	await note.fill('Paga con 4111 1111 1111 1111');
	await shown.save.click();
	await expect.element(note).toHaveAccessibleDescription(/parece un número de tarjeta/);
	await expect.element(note).toHaveFocus();
	await expect.element(note).toHaveValue('Paga con 4111 1111 1111 1111');
	expect(services.engine.entries).toEqual([]);
	await note.fill('Paga con tarjeta');
	await expect.element(note).not.toHaveAccessibleDescription(/tarjeta/);
	await shown.save.click();
	await expect.element(shown.screen.getByText('Pablo Iriarte: guardado')).toBeVisible();
	expect(services.engine.entries[0]).toMatchObject({ remarks: { note: 'Paga con tarjeta' } });
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

test('who was taken for somebody else is a new customer again', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.field('Teléfono').fill('654120987');
	await shown.screen.getByRole('button', { name: 'Es esta persona' }).click();
	await shown.screen.getByRole('button', { name: 'Deshacer' }).click();
	await shown.screen.getByRole('button', { name: 'No es' }).click();
	await shown.save.click();
	await expect.element(shown.field('Nombre')).toHaveValue('');
	expect(services.engine.entries[0]!.customer).toBeUndefined();
});

test('a telephone number is grouped while it is typed, and corrected in its middle', async () => {
	const shown = await show(fakeServices({ world }));
	const phone = shown.field('Teléfono');
	await phone.click();
	await userEvent.keyboard('654120');
	await expect.element(phone).toHaveValue('654 12 0');
	await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Backspace}9');
	await expect.element(phone).toHaveValue('654 19 0');
	await userEvent.keyboard('8');
	await expect.element(phone).toHaveValue('654 19 80');
});

test('the city of a postcode, or of the last one, is offered and not forced', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await shown.field('Código postal').fill('41003');
	await shown.screen.getByRole('button', { name: '¿Sevilla?' }).click();
	await expect.element(shown.field('Ciudad')).toHaveValue('Sevilla');
	await expect.element(shown.field('País')).toHaveFocus();
	await fillIn(shown);
	await shown.save.click();
	await expect.element(shown.field('Ciudad')).toHaveValue('');
	await expect.element(shown.screen.getByRole('button', { name: '¿Sevilla?' })).toBeVisible();
	await shown.field('Código postal').fill('50001');
	await expect
		.element(shown.screen.getByRole('button', { name: '¿Sevilla?' }))
		.not.toBeInTheDocument();
});

test('whoever is quicker than the focus that returns after a save keeps it', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.field('Apellidos').click();
	await shown.save.click();
	await expect.element(shown.field('Apellidos')).toHaveValue('');
	const postcode = shown.field('Código postal').element() as HTMLInputElement;
	postcode.focus();
	// As the app waits, and after it: what is asked for later comes later.
	await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 50)));
	expect(document.activeElement).toBe(postcode);
});

describe('by keyboard alone', () => {
	const fields = [
		['givenName', 'Pablo', { inputmode: null, autocapitalize: 'words' }],
		['familyName', 'Iriarte Sanz', { inputmode: null, autocapitalize: 'words' }],
		['companyName', 'Pan y Sal', { inputmode: null, autocapitalize: 'words' }],
		['jobTitle', 'Panadero', { inputmode: null, autocapitalize: 'sentences' }],
		['phone', '600123456', { inputmode: 'tel', autocapitalize: null }],
		['email', 'pablo@correo.es', { inputmode: 'email', autocapitalize: 'none' }],
		['street', 'Calle Mayor', { inputmode: null, autocapitalize: 'words' }],
		['number', '12 bis', { inputmode: null, autocapitalize: 'characters' }],
		['postalCode', '22001', { inputmode: 'numeric', autocapitalize: 'characters' }],
		['city', 'Huesca', { inputmode: null, autocapitalize: 'words' }]
	] as const;
	const contest: Contest = {
		...breadFair,
		questions: fields.map(([field]) => ({ field, required: true, purpose: {} }))
	};

	test('a record of ten fields takes twelve keys beyond what is in it', async () => {
		const services = fakeServices({ world: { ...world, contests: [contest] } });
		const shown = await show(services);
		await expect.element(shown.field('Nombre')).toHaveFocus();
		let keys = 0;
		const press = async (key: string): Promise<void> => {
			keys += 1;
			await userEvent.keyboard(key);
		};
		for (const [field, value, keyboard] of fields) {
			const input = document.activeElement as HTMLInputElement;
			expect(input.name).toBe(field);
			for (const [attribute, wanted] of Object.entries(keyboard)) {
				expect(input.getAttribute(attribute), `${field} ${attribute}`).toBe(wanted);
			}
			// A visitor's details: the browser has none of them to offer, and is to keep none.
			expect(input.autocomplete).toBe('off');
			expect(input.enterKeyHint).toBe(field === 'city' ? 'done' : 'next');
			await userEvent.keyboard(value);
			await press('{Enter}');
		}
		// The missing consent has the focus: the person agrees, and that was all.
		await expect.element(shown.screen.getByRole('switch').first()).toHaveFocus();
		await press(' ');
		await press('{Enter}');
		await expect.element(shown.field('Nombre')).toHaveValue('');
		expect(keys).toBeLessThanOrEqual(12);
		expect(services.engine.entries[0]).toMatchObject({
			answers: { city: 'Huesca', number: '12 bis' }
		});
	});

	test('Tab goes as the eye does', async () => {
		const shown = await show(fakeServices({ world: { ...world, contests: [contest] } }));
		await expect.element(shown.field('Nombre')).toHaveFocus();
		const inputs = [
			...document.querySelectorAll<HTMLElement>('.scroll :is(input, select, button)')
		];
		(inputs[0] as HTMLElement).focus();
		for (const control of inputs) {
			expect(document.activeElement).toBe(control);
			await userEvent.keyboard('{Tab}');
		}
		const places = inputs.map((control) => control.getBoundingClientRect());
		for (const [index, place] of places.slice(1).entries()) {
			const before = places[index]!;
			expect(place.top > before.top || place.left > before.left).toBe(true);
		}
	});
});

describe('where nothing can be saved', () => {
	test('a role that takes no sign-ups is told so before a word is typed', async () => {
		const screen = await open(fakeServices({ world: { ...world, mayCapture: false } }));
		await expect.element(screen.getByText('Las inscripciones no las haces tú')).toBeVisible();
		expect(screen.getByRole('textbox').elements()).toEqual([]);
	});

	test('an event that ended is said to have, with another to go to', async () => {
		const ended = { ...breadFair, to: '2020-01-31' };
		const screen = await open(fakeServices({ world: { ...world, contests: [ended] } }));
		await expect.element(screen.getByText(/Este concurso terminó el/)).toBeVisible();
		await expect.element(screen.getByRole('link', { name: '¿En qué evento estás?' })).toBeVisible();
	});

	test('what was typed when the event closed goes on at another one, without its consents', async () => {
		const side = createMemorySideStore();
		const services = fakeServices({ world, side });
		const shown = await show(services);
		await fillIn(shown);
		services.engine.become({ contests: world.contests.filter(({ _id }) => _id !== breadFair._id) });
		const other = shown.screen.getByRole('link', { name: 'Seguir en otro evento' });
		await expect.element(other).toHaveAttribute('href', `/capture?choose&from=${kid}`);
		await expect.element(shown.field('Nombre')).toHaveValue('Pablo');
		await services.drafts.flush();
		await shown.screen.unmount();

		const elsewhere = { ...breadFair, _id: 'contest:01JC0000000000000000000009' };
		const next = fakeServices({ world: { ...world, contests: [elsewhere] }, side });
		const there = await render(
			CaptureScreen,
			{ props: { kid: '01JC0000000000000000000009', left: kid, tab: null } },
			{ wrapper: Stage, wrapperProps: { services: next, locale, forms: new OpenForms() } }
		);
		await expect.element(there.getByLabelText('Nombre', { exact: false })).toHaveValue('Pablo');
		for (const consent of there.getByRole('switch').all()) {
			await expect.element(consent).not.toBeChecked();
		}
		expect(await next.drafts.get(`capture/${kid}`)).toBeNull();
	});
});

test('a sign-up that was saved when the page died does not come back', async () => {
	const side = createMemorySideStore();
	const before = fakeServices({ world, side });
	const shown = await show(before);
	await fillIn(shown);
	await before.drafts.flush();
	const draft = await before.drafts.get(`capture/${kid}`);
	await shown.save.click();
	await expect.element(shown.field('Nombre')).toHaveValue('');
	await shown.screen.unmount();
	before.drafts.put(`capture/${kid}`, draft);
	await before.drafts.flush();

	const after = fakeServices({ world, side });
	after.engine.entries.push(...before.engine.entries);
	const again = await show(after);
	await expect.element(again.field('Nombre')).toHaveValue('');
	expect(await after.drafts.get(`capture/${kid}`)).toBeNull();
});

test('every target is one for a thumb', async () => {
	const services = fakeServices({ world });
	const shown = await show(services);
	await fillIn(shown);
	await shown.field('Teléfono').fill('654120987');
	await expect.element(shown.screen.getByText('¿Es María del Carmen López Ruiz?')).toBeVisible();
	const targets = document.querySelectorAll('form :is(button, a, input:not([role]), select)');
	for (const target of targets) {
		const { height } = target.getBoundingClientRect();
		expect(Math.round(height), target.outerHTML).toBeGreaterThanOrEqual(52);
	}
});

test('who was looked for in vain is who the form begins with, unless somebody is half typed', async () => {
	const services = fakeServices({ world });
	const first = await open(services, new OpenForms(), '', 'Marta Vidal');
	await expect.element(first.getByLabelText('Nombre', { exact: false })).toHaveValue('Marta');
	await expect.element(first.getByLabelText('Apellidos', { exact: false })).toHaveValue('Vidal');
	await services.drafts.flush();
	await first.unmount();
	const second = await open(services, new OpenForms(), '', 'Luis Cifuentes');
	await expect.element(second.getByLabelText('Nombre', { exact: false })).toHaveValue('Marta');
});

const words = (text: string) => ({ es: text, fr: text, en: text });
/** Whether somebody bakes, and in what, which is asked of bakers alone. */
const bakersFair: Contest = {
	...breadFair,
	questions: [
		...breadFair.questions,
		{
			field: 'x-baker',
			required: false,
			purpose: words('…'),
			kind: 'switch',
			label: words('Horneo')
		},
		{
			field: 'x-oven',
			required: true,
			purpose: words('…'),
			label: words('Tu horno'),
			kind: 'choice',
			options: [
				{ value: 'stone', label: words('De piedra') },
				{ value: 'gas', label: words('De gas') }
			],
			when: { field: 'x-baker', is: 'equal', value: 'yes' }
		}
	]
};

test('a question that hangs on another is asked once that is answered, and is needed only then', async () => {
	const services = fakeServices({ world: { ...world, contests: [bakersFair] } });
	const shown = await show(services);
	await fillIn(shown);
	await expect.element(shown.field('Tu horno')).not.toBeInTheDocument();
	await shown.screen.getByRole('switch', { name: 'Horneo' }).click();
	await shown.save.click();
	await expect.element(shown.field('Tu horno')).toHaveFocus();
	await shown.field('Tu horno').selectOptions('De piedra');
	await shown.save.click();
	await expect.element(shown.screen.getByText('Pablo Iriarte: guardado')).toBeVisible();
	expect(services.engine.entries[0]?.answers).toMatchObject({
		'x-baker': 'yes',
		'x-oven': 'stone'
	});
});

describe('a card of a visitor', () => {
	const CARD = [
		'BEGIN:VCARD',
		'VERSION:3.0',
		'N:Muñoz Gil;Begoña;;;',
		'TEL;TYPE=CELL:600 123 456',
		'TEL;TYPE=WORK:915 55 01 23',
		'ORG:Nobody asked for it',
		'END:VCARD'
	].join('\n');

	async function photo(text: string): Promise<File> {
		const code = encodeQR(text, 'raw');
		const canvas = new OffscreenCanvas(code.length * 6 + 120, code.length * 6 + 120);
		const context = canvas.getContext('2d')!;
		context.fillStyle = 'white';
		context.fillRect(0, 0, canvas.width, canvas.height);
		context.fillStyle = 'black';
		code.forEach((row, y) =>
			row.forEach((dark, x) => dark && context.fillRect(60 + x * 6, 60 + y * 6, 6, 6))
		);
		return new File([await canvas.convertToBlob()], 'code.png', { type: 'image/png' });
	}

	async function scan({ screen }: Shown, text: string): Promise<void> {
		await screen.getByRole('button', { name: 'Escanear una tarjeta' }).click();
		const input = screen.getByLabelText('Elegir una foto o un archivo', { exact: false });
		await input.first().upload(await photo(text));
	}

	test('fills what is asked, shows what it has more, and keeps nothing that nobody asked for', async () => {
		const services = fakeServices({ world });
		const shown = await show(services);
		await scan(shown, CARD);
		await expect.element(shown.field('Nombre')).toHaveValue('Begoña');
		await expect.element(shown.field('Apellidos')).toHaveValue('Muñoz Gil');
		await expect.element(shown.screen.getByText('915 55 01 23')).toBeVisible();
		await shown.screen.getByRole('switch', { name: 'Participar en el sorteo' }).click();
		await shown.screen.getByRole('button', { name: 'Mucho' }).click();
		await shown.save.click();
		await expect.element(shown.screen.getByText('Begoña Muñoz Gil: guardado')).toBeVisible();
		expect(services.engine.entries[0]).toMatchObject({
			answers: { givenName: 'Begoña', phone: '600 123 456' },
			remarks: { interest: 'high', phones: [{ kind: 'work', typed: '915 55 01 23' }] }
		});
		expect(JSON.stringify(services.engine.entries[0])).not.toContain('Nobody asked');
	});

	test('that is read again adds, and replaces nothing that was typed', async () => {
		const shown = await show(fakeServices({ world }));
		await scan(shown, CARD);
		await expect.element(shown.field('Nombre')).toHaveValue('Begoña');
		await shown.field('Apellidos').fill('Muñoz Gila');
		await scan(shown, CARD.replace('600 123 456', '677 000 111'));
		await expect.element(shown.screen.getByText('677 000 111')).toBeVisible();
		await expect.element(shown.field('Apellidos')).toHaveValue('Muñoz Gila');
		await expect.element(shown.field('Nota')).toHaveValue('Apellidos: Muñoz Gil');
	});

	test('of somebody else waits until who is in the form is saved', async () => {
		const shown = await show(fakeServices({ world }));
		await fillIn(shown);
		await scan(shown, CARD);
		await expect
			.element(shown.screen.getByText('La tarjeta es de Begoña Muñoz Gil', { exact: false }))
			.toBeVisible();
		await expect.element(shown.field('Nombre').first()).toHaveValue('Pablo');
	});

	test('is read from the camera, which goes out when it is done', async () => {
		const picture = await createImageBitmap(await photo(CARD));
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [picture.width, picture.height];
		const draw = setInterval(() => canvas.getContext('2d')?.drawImage(picture, 0, 0), 50);
		const stream = canvas.captureStream(20);
		const devices = navigator.mediaDevices;
		Object.assign(devices, { getUserMedia: () => Promise.resolve(stream) });
		try {
			const shown = await show(fakeServices({ world }));
			await shown.screen.getByRole('button', { name: 'Escanear una tarjeta' }).click();
			await expect.element(shown.field('Nombre')).toHaveValue('Begoña');
			expect(stream.getTracks().map(({ readyState }) => readyState)).toEqual(['ended']);
		} finally {
			clearInterval(draw);
			Reflect.deleteProperty(devices, 'getUserMedia');
		}
	});

	test('that the camera may not look at is told with a way out', async () => {
		const devices = navigator.mediaDevices;
		const refuse = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
		Object.assign(devices, { getUserMedia: refuse });
		try {
			const shown = await show(fakeServices({ world }));
			await shown.screen.getByRole('button', { name: 'Escanear una tarjeta' }).click();
			const told = shown.screen.getByText('La cámara no está permitida', { exact: false });
			await expect.element(told).toBeVisible();
		} finally {
			Reflect.deleteProperty(devices, 'getUserMedia');
		}
	});
});
