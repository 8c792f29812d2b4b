import type { Tour } from '../tour.ts';

export async function takeContests({ page, album, words, origin, office }: Tour): Promise<void> {
	await office.letRepsPublish();
	await page.goto(`${origin}/contests`);
	await page.getByRole('link', { name: words('contests.new') }).waitFor({ timeout: 60_000 });
	await album.take('contests');
	await page.locator('main a[href^="/contests/0"]').first().click();
	await page.getByRole('link', { name: words('contest.copy') }).waitFor();
	await album.take('contest');
	await page.getByRole('button', { name: /1/ }).last().click();
	await page.getByRole('dialog').locator('summary').first().click();
	await album.take('contest-version');
	await page.keyboard.press('Escape');
	await page.getByRole('link', { name: words('contest.copy') }).click();
	await page.getByRole('tab').first().waitFor();
	await takeBuilder({ page, album, words });
	await page.getByRole('button', { name: words('builder.discard') }).click();
	await page.getByRole('link', { name: words('contests.new') }).waitFor();
}

async function takeBuilder({ page, album, words }: Pick<Tour, 'page' | 'album' | 'words'>) {
	const tab = (name: string | RegExp) => page.getByRole('tab', { name }).click();
	const dialog = page.getByRole('dialog');
	await album.take('builder');
	await tab(words('builder.section.who'));
	await album.take('builder-who');
	await tab(words('builder.section.consents'));
	await album.take('builder-consents');
	await tab(words('builder.section.texts'));
	await album.take('builder-texts');
	await tab(words('preview.title'));
	await page.locator('main form').first().waitFor();
	await album.take('builder-preview');
	await tab(words('builder.section.questions'));
	await album.take('builder-questions');
	await page.getByRole('button', { name: words('builder.addQuestion') }).click();
	await album.take('builder-add');
	await dialog.getByRole('button', { name: words('kind.choice') }).click();
	await dialog.getByRole('button', { name: words('builder.addOption') }).click();
	await album.take('builder-question');
	await dialog.getByRole('button', { name: words('builder.ready') }).click();
	await page.locator('footer button').last().click();
	await dialog.getByText(words('builder.lackingText')).waitFor();
	await album.take('builder-lacking');
	await page.keyboard.press('Escape');
}
