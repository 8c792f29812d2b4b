import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import type { Language } from '../../src/lib/i18n/languages.ts';
import { chromiumLaunch } from '../run/chromium-launch.ts';
import { Album, SIZES, type Picture } from './album.ts';
import { writeContactSheet } from './contact-sheet.ts';
import { startDemo } from './demo-server.ts';
import { SyncSwitch } from './sync-switch.ts';
import { freezeClock } from './frozen-clock.ts';
import { readOptions, type ScreenshotOptions } from './options.ts';
import { takeAdministrator } from '../tour/scenes/administrator.ts';
import { takeGallery } from '../tour/scenes/gallery.ts';
import { takeTour, type Tour } from '../tour/tour.ts';
import { wordsOf } from '../tour/words.ts';

const FOLDER = 'screenshots';
const LOCALES: Readonly<Record<Language, string>> = { es: 'es-ES', fr: 'fr-FR', en: 'en-GB' };

/** How much is free differs from machine to machine and from day to day. */
const STORAGE = 'navigator.storage.estimate = async () => ({ quota: 64e9, usage: 12e6 })';

/** What the manifest and the README show, of the pictures in Spanish by day. */
const PUBLISHED = [
	{ scene: 'customers-search', size: 'phone', as: 'phone-customers' },
	{ scene: 'card', size: 'phone', as: 'phone-card' },
	{ scene: 'capture-filled', size: 'phone', as: 'phone-capture' },
	{ scene: 'card', size: 'tablet', as: 'tablet-customers' }
];

const options = readOptions(process.argv.slice(2));
await rm(FOLDER, { recursive: true, force: true });
const browser = await chromium.launch(chromiumLaunch());
for (const language of options.languages) {
	const folder = join(FOLDER, language);
	const pictures = await photograph(browser, language, folder, options);
	await writeContactSheet(folder, pictures);
	if (options.publish && language === 'es') await publish(pictures);
	console.log(`${pictures.length} pictures: ${join(folder, 'index.html')}`);
}
await browser.close();

async function photograph(
	browser: Browser,
	language: Language,
	folder: string,
	{ themes, text }: ScreenshotOptions
): Promise<readonly Picture[]> {
	const demo = await startDemo();
	const rep = await windowOf(browser, language, text);
	const album = await Album.open(rep.page, folder, themes);
	const tourOf = ({ page, context }: Window): Tour => ({
		page,
		album: album.of(page),
		words: wordsOf(language),
		origin: demo.link.origin,
		office: demo.office,
		network: new SyncSwitch(context)
	});
	await takeGallery(tourOf(rep));
	await takeTour(tourOf(rep));
	await rep.context.close();
	const administrator = await windowOf(browser, language, text);
	await takeAdministrator(tourOf(administrator));
	await administrator.context.close();
	await demo.close();
	return album.pictures;
}

interface Window {
	readonly page: Page;
	readonly context: BrowserContext;
}

async function windowOf(browser: Browser, language: Language, text: number): Promise<Window> {
	const context = await browser.newContext({
		locale: LOCALES[language],
		timezoneId: 'Europe/Madrid',
		viewport: SIZES.phone,
		reducedMotion: 'reduce',
		// Their copy of the app is not the one whose clock stands still.
		serviceWorkers: 'block'
	});
	await freezeClock(context);
	const page = await context.newPage();
	await page.addInitScript(STORAGE);
	if (text !== 100) await page.addInitScript(enlarge, text);
	return { page, context };
}

/** As the browser's own setting for larger text does. */
function enlarge(text: number): void {
	addEventListener('DOMContentLoaded', () => {
		document.documentElement.style.fontSize = `${text}%`;
	});
}

async function publish(pictures: readonly Picture[]): Promise<void> {
	await mkdir('static/screenshots', { recursive: true });
	for (const { scene, size, as } of PUBLISHED) {
		const found = pictures.find(
			(one) => one.scene === scene && one.size === size && one.theme === 'light'
		);
		if (found === undefined) throw new Error(`no picture of ${scene}, ${size}`);
		await cp(found.file, `static/screenshots/${as}.png`);
	}
}
