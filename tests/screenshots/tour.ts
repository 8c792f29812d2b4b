import type { Locator, Page } from 'playwright';
import type { Words } from './words.ts';

/** Who is shown how to install the app before anything is captured. */
const IPHONE =
	'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

export interface Tour {
	readonly page: Page;
	/** what is done with each screen */
	readonly album: { readonly take: (scene: string) => Promise<void> };
	readonly words: Words;
	readonly origin: string;
	/** a customer's card with most to show */
	readonly card: string;
	/** of the phone of that customer */
	readonly phone: string;
	/** Two colleagues change the same datum at once. */
	readonly quarrel: () => Promise<void>;
	/** The network is gone. */
	readonly cut: () => Promise<void>;
}

/** Every screen, in the order in which a rep comes to see them. */
export async function takeTour(tour: Tour): Promise<void> {
	await signIn(tour);
	await customers(tour);
	await card(tour);
	await capture(tour);
	await conflicts(tour);
	await more(tour);
	await installGuide(tour);
	await withoutNetwork(tour);
}

async function signIn({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(origin);
	await page.getByLabel(words('signIn.login')).waitFor();
	await album.take('sign-in');
	await submit(page).click();
	await page.getByText(words('signIn.noLogin')).waitFor();
	await album.take('sign-in-error');
	await page.getByLabel(words('signIn.login')).fill('ana');
	await page.getByLabel(words('signIn.password'), { exact: true }).fill('masa-madre-viva');
	await submit(page).click();
	await page.getByRole('searchbox').waitFor();
	await page.getByText(words('status.syncedAt')).first().waitFor({ timeout: 60_000 });
}

async function customers({ page, album, words }: Tour): Promise<void> {
	const list = page.getByRole('list', { name: words('customers.title') });
	await list.getByRole('link').first().waitFor();
	await album.take('customers');
	await page.getByRole('searchbox').fill('mar');
	await list.locator('mark').first().waitFor();
	await album.take('customers-search');
	await page
		.getByRole('button', { name: words('field.stage') })
		.first()
		.click();
	await page.getByRole('button', { name: words('filter.done') }).waitFor();
	await album.take('customers-filter');
	await page.keyboard.press('Escape');
	await page.getByRole('searchbox').fill('zzzzzz');
	await page.getByText(words('customers.nobody')).waitFor();
	await album.take('customers-nobody');
	await page.getByRole('searchbox').fill('');
}

async function card({ page, album, words, origin, card }: Tour): Promise<void> {
	await page.goto(origin + card);
	const edit = page.getByRole('button', { name: words('card.edit') });
	await edit.first().waitFor();
	await album.take('card');
	for (const section of ['activity', 'purchases', 'consents'] as const) {
		await page.getByRole('tab', { name: words(`card.${section}`) }).click();
		await album.take(`card-${section}`);
	}
	await page.getByRole('tab').first().click();
	await edit.first().click();
	// What is typed outlives the change between phone and tablet.
	await page.getByRole('textbox').last().pressSequentially('1');
	await album.take('card-editing');
	await page.getByRole('button', { name: words('action.cancel'), exact: true }).click();
	await page
		.getByRole('button', { name: words('field.stage') })
		.first()
		.click();
	await album.take('card-stage');
	await page.keyboard.press('Escape');
	await page.goto(`${origin}/customers/01JZZZZZZZZZZZZZZZZZZZZZZZ`);
	await page.getByText(words('card.gone')).waitFor();
	await album.take('card-gone');
	await page.goto(`${origin}/no-such-page`);
	await page.getByText(words('error.noPage')).first().waitFor();
	await album.take('no-page');
}

async function capture({ page, album, words, origin, phone }: Tour): Promise<void> {
	await page.goto(`${origin}/capture?choose`);
	await page.getByRole('heading', { name: words('capture.choose') }).waitFor();
	await page.locator('a[href^="/capture/"]').first().waitFor();
	await album.take('capture-choice');
	await page.locator('a[href^="/capture/"]').first().click();
	const field = (name: string): Locator => page.locator(`[name="${name}"]`);
	const save = page.getByRole('button', { name: words('capture.save') });
	await field('givenName').waitFor();
	await album.take('capture-empty');
	await page.getByRole('button', { name: words('capture.readNotice') }).click();
	await album.take('capture-notice');
	await page.keyboard.press('Escape');
	await save.click();
	await page.locator('[aria-invalid="true"]').first().waitFor();
	await album.take('capture-errors');
	await page.getByRole('switch').first().check();
	await field('givenName').fill('Carmen');
	await field('familyName').fill('López Ruiz');
	await field('phone').pressSequentially('654120987');
	await field('email').fill('carmen.lopez@correo.example');
	await album.take('capture-filled');
	await field('phone').fill(phone);
	await page.getByRole('button', { name: words('capture.yesThem') }).scrollIntoViewIfNeeded();
	await album.take('capture-duplicate');
	await page.getByRole('button', { name: words('capture.notThem'), exact: true }).click();
	await save.click();
	await page.getByText(words('capture.saved')).waitFor();
	await album.take('capture-saved');
}

async function conflicts({ page, album, words, origin, quarrel }: Tour): Promise<void> {
	await page.goto(`${origin}/conflicts`);
	await page.getByText(words('conflicts.none')).waitFor();
	await album.take('conflicts-none');
	await quarrel();
	const open = page.locator('main button[aria-haspopup="dialog"]').first();
	await open.waitFor({ timeout: 30_000 });
	await album.take('conflicts');
	await open.click();
	await page
		.getByRole('dialog')
		.getByRole('button', { name: words('conflict.use') })
		.waitFor();
	await album.take('conflict');
	await page.keyboard.press('Escape');
}

async function more({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/more`);
	await page.getByRole('heading', { name: words('install.title') }).waitFor();
	await album.take('more');
	await page.getByRole('heading', { name: words('install.title') }).scrollIntoViewIfNeeded();
	await album.take('more-install');
	await page.goto(`${origin}/more/device`);
	await page.getByText(words('sync.last')).first().waitFor();
	await album.take('device');
}

async function installGuide({ page, album, words, origin }: Tour): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	const own = await page.evaluate(() => navigator.userAgent);
	await browser.send('Emulation.setUserAgentOverride', { userAgent: IPHONE });
	await page.goto(`${origin}/capture`);
	await page.getByRole('heading', { name: words('install.before') }).waitFor();
	await album.take('install-guide');
	await browser.send('Emulation.setUserAgentOverride', { userAgent: own });
}

async function withoutNetwork({ page, album, words, origin, cut }: Tour): Promise<void> {
	await page.goto(`${origin}/more/device`);
	await page.getByText(words('sync.last')).first().waitFor();
	await cut();
	await page.getByText(words('status.offline')).first().waitFor({ timeout: 60_000 });
	await album.take('offline');
}

function submit(page: Page): Locator {
	return page.locator('button[type="submit"]').first();
}

/** The design system, part by part: every component in every state. */
export async function takeGallery({ page, album, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/gallery`);
	const parts = page.getByRole('heading', { level: 2 });
	await parts.first().waitFor();
	for (const part of await parts.all()) {
		await part.evaluate((heading) => heading.scrollIntoView());
		await album.take(`gallery-${(await part.innerText()).toLowerCase().replaceAll(/\W+/g, '-')}`);
	}
}
