import { beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { readPicture } from '#domain/contests/picture-answer.ts';
import type { Contest } from '#domain/documents/contest.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { OpenForms } from '$lib/ui/open-forms.ts';
import { fakeServices } from '../../../../../tests/builders/fake-services.ts';
import { breadFair, fakeWorld } from '../../../../../tests/builders/fake-world.ts';
import Stage from '../../../../../tests/builders/Stage.svelte';
import CaptureScreen from '../CaptureScreen.svelte';
// The form loads it when a contest asks for it; what it is made of has to be known to Vite before.
import './PictureField.svelte';

const kid = breadFair._id.slice('contest:'.length);
const words = (text: string) => ({ es: text, fr: text, en: text });
const contest: Contest = {
	...breadFair,
	consents: [],
	questions: [
		{ field: 'givenName', required: true, purpose: words('…') },
		{
			field: 'x-photo',
			required: false,
			purpose: words('…'),
			picture: 'photo',
			label: words('Tu foto')
		},
		{
			field: 'x-sign',
			required: true,
			purpose: words('…'),
			picture: 'signature',
			label: words('Tu firma')
		}
	]
};

let locale: Locale;
beforeAll(async () => {
	locale = await Locale.open({ page: document.documentElement, memory: null, wanted: ['es'] });
});

async function show() {
	const services = fakeServices({
		world: { ...fakeWorld(Date.UTC(2026, 10, 22, 12), 3), contests: [contest] }
	});
	const screen = await render(
		CaptureScreen,
		{ props: { kid, left: '', wanted: '', tab: null } },
		{ wrapper: Stage, wrapperProps: { services, locale, forms: new OpenForms() } }
	);
	await screen.getByLabelText('Nombre', { exact: false }).fill('Rosa');
	const press = (name: string) => screen.getByRole('button', { name }).click();
	const answers = async () => {
		await press('Guardar en este dispositivo');
		await expect.poll(() => services.engine.entries.length).toBe(1);
		return services.engine.entries[0]?.answers ?? {};
	};
	return { screen, press, answers };
}

const paper = (): HTMLCanvasElement => {
	const canvas = document.querySelector('canvas');
	if (canvas === null) throw new Error('there is nothing to sign on');
	return canvas;
};

/** A finger that goes from one place of the paper to another, told as parts of its size. */
function stroke(from: readonly [number, number], to: readonly [number, number]): void {
	const canvas = paper();
	const box = canvas.getBoundingClientRect();
	const tell = (type: string, [x, y]: readonly [number, number]): void => {
		const at = { clientX: box.left + x * box.width, clientY: box.top + y * box.height };
		// The one finger that every browser knows of without being touched.
		const finger = { pointerId: 1, isPrimary: true, bubbles: true };
		canvas.dispatchEvent(new PointerEvent(type, { ...at, ...finger }));
	};
	tell('pointerdown', from);
	tell('pointermove', to);
	tell('pointerup', to);
}

/** How much of the paper has ink on it. */
function ink(): number {
	const canvas = paper();
	const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
	let dark = 0;
	for (let i = 0; i < (pixels?.length ?? 0); i += 4) if ((pixels?.[i] ?? 255) < 128) dark += 1;
	return dark;
}

function sizeOf(answer: unknown): number {
	const picture = typeof answer === 'string' ? readPicture(answer) : null;
	return picture === null ? 0 : (picture.data.length * 3) / 4;
}

test('somebody signs with a finger, takes a line back, and what is kept is small', async () => {
	const { screen, press, answers } = await show();
	await press('Firmar');
	const use = screen.getByRole('button', { name: 'Usar esta firma' });
	await expect.element(use).toBeDisabled();
	stroke([0.1, 0.5], [0.9, 0.5]);
	await expect.poll(ink).toBeGreaterThan(1000);
	const once = ink();
	stroke([0.1, 0.2], [0.9, 0.8]);
	await expect.poll(ink).toBeGreaterThan(once);
	await press('Deshacer');
	await expect.poll(ink).toBe(once);
	await use.click();
	await expect.element(screen.getByAltText('La firma')).toBeVisible();
	const { 'x-sign': signature } = await answers();
	expect(sizeOf(signature)).toBeGreaterThan(100);
	expect(sizeOf(signature)).toBeLessThan(20_000);
});

test('with large text on a small phone there is as much paper to sign on', async () => {
	const { press } = await show();
	await page.viewport(390, 700);
	document.documentElement.style.fontSize = '200%';
	try {
		await press('Firmar');
		const { clientWidth, clientHeight } = paper().parentElement ?? paper();
		expect(clientHeight).toBeGreaterThan(clientWidth / 3);
	} finally {
		document.documentElement.style.fontSize = '';
		await page.viewport(414, 896);
	}
});

test('who can draw nothing types their name, by keyboard alone', async () => {
	const { screen, press, answers } = await show();
	await press('Firmar');
	await screen.getByLabelText('O escribe tu nombre').click();
	await userEvent.keyboard('Rosa Prats{Enter}');
	await expect.element(screen.getByAltText('La firma')).toBeVisible();
	expect(readPicture(String((await answers())['x-sign']))?.type).toBe('image/png');
});

test('a photo of a telephone becomes small, and can be taken back', async () => {
	const { screen, press, answers } = await show();
	const canvas = new OffscreenCanvas(3000, 2000);
	const context = canvas.getContext('2d');
	for (let x = 0; x < 3000; x += 7) {
		if (context !== null) context.fillStyle = `hsl(${x % 360} 80% ${20 + (x % 60)}%)`;
		context?.fillRect(x, (x * 37) % 1500, 400, 500);
	}
	const photo = await canvas.convertToBlob({ type: 'image/jpeg', quality: 1 });
	const file = new File([photo], 'IMG_1.jpg', { type: 'image/jpeg' });
	await page
		.elementLocator(document.querySelector('input[type=file]') ?? document.body)
		.upload(file);
	await expect.element(screen.getByAltText('La foto hecha')).toBeVisible();
	await press('Quitar');
	await expect.element(screen.getByAltText('La foto hecha')).not.toBeInTheDocument();
	await page
		.elementLocator(document.querySelector('input[type=file]') ?? document.body)
		.upload(file);
	await expect.element(screen.getByAltText('La foto hecha')).toBeVisible();
	const size = sizeOf((await answers())['x-photo']);
	expect(size).toBeGreaterThan(5000);
	expect(size).toBeLessThan(120_000);
});

test('whoever wants neither takes part all the same', async () => {
	const { answers } = await show();
	expect(await answers()).toMatchObject({ givenName: 'Rosa', 'x-photo': '', 'x-sign': '' });
});
