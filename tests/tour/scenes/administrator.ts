import type { Tour } from '../tour.ts';
import { signIn } from './sign-in.ts';

/** What nobody else has on their screen, or not with as much to do. */
export async function takeAdministrator(tour: Tour): Promise<void> {
	const { page, album, words, origin, office } = tour;
	await office.saveSegment();
	await page.goto(origin);
	await page.getByLabel(words('signIn.login')).waitFor();
	await signIn(tour, 'marta', 'pan-de-centeno');
	await takeFieldsToChange(tour);
	await page.goto(`${origin}/more/contact`);
	await page.getByRole('textbox', { name: words('contactRules.label') }).fill('0');
	await page.getByRole('button', { name: words('action.save') }).click();
	await page.getByText(words('contactRules.outside')).waitFor();
	await album.take('admin-contact-rules');
	await page.goto(origin + office.card());
	await page.getByRole('button', { name: words('erase.open') }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByRole('textbox').fill(String(words('erase.word')));
	await album.take('admin-erase');
	await page.keyboard.press('Escape');
	await takeViewAs(tour);
	await takeWorkOfSupervisors(tour);
}

async function takeFieldsToChange({ page, album, words, origin }: Tour): Promise<void> {
	await page.goto(`${origin}/more/fields`);
	// All cards are counted first.
	const unused = page.getByRole('region', { name: words('fields.unused') });
	await unused.getByRole('button').first().waitFor({ timeout: 60_000 });
	await album.take('admin-fields');
	await page.getByRole('button', { name: words('fields.add') }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel(words('fields.type')).selectOption('choice');
	await dialog.getByLabel(words('fields.section')).selectOption('apart');
	await dialog.getByRole('button', { name: words('action.save') }).click();
	await dialog.getByText(words('fields.labelMissing')).waitFor();
	await album.take('admin-field-new');
	await page.keyboard.press('Escape');
}

async function takeViewAs({ page, album, words, origin, network }: Tour): Promise<void> {
	await page.goto(`${origin}/more/people`);
	const person = page.getByRole('list', { name: words('viewAs.people') }).getByRole('link');
	await person.first().waitFor({ timeout: 60_000 });
	await album.take('admin-view-as');
	await person.filter({ hasText: 'Ana' }).first().click();
	const customers = page.getByRole('list', { name: words('viewAs.customers') });
	await customers.waitFor({ timeout: 60_000 });
	await album.take('admin-view-as-customers');
	await customers.getByRole('link').first().click();
	const acts = page.getByRole('heading', { name: words('viewAs.acts') });
	await acts.waitFor({ timeout: 60_000 });
	await album.take('admin-view-as-card');
	await network.cut();
	await page.locator('main a[href^="/more/people/"]').first().click();
	await page.getByText(words('viewAs.unreachable')).waitFor({ timeout: 60_000 });
	await album.take('admin-view-as-offline');
	await network.open();
}

async function takeWorkOfSupervisors({ page, album, words, origin, office }: Tour): Promise<void> {
	const dialog = page.getByRole('dialog');
	await page.goto(`${origin}/duplicates`);
	await page.locator('main button[aria-haspopup="dialog"]').first().click({ timeout: 60_000 });
	await dialog.getByRole('button', { name: words('compare.merge') }).waitFor();
	await album.take('admin-merge');
	await page.goto(origin + office.segment);
	await page.getByRole('button', { name: words('campaign.begin') }).click();
	await dialog.getByRole('button', { name: words('campaign.beginNow') }).click();
	await dialog.getByText(words('campaign.audienceMissing')).waitFor();
	await album.take('admin-lend');
	await page.keyboard.press('Escape');
	await page.goto(`${origin}/contests`);
	await page.locator('main a[href^="/contests/0"]').first().click();
	await page.locator('main a[href$="/draw"]').waitFor();
	await album.take('admin-contest');
	await page.locator('main a[href$="/draw"]').click();
	await page.getByRole('heading', { name: words('draw.promise') }).waitFor();
	await album.take('admin-draw');
}
