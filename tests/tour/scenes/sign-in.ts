import type { Tour } from '../tour.ts';

export async function takeSignIn({ page, album, words, origin }: Tour): Promise<void> {
	const submit = page.locator('button[type="submit"]').first();
	await page.goto(origin);
	await page.getByLabel(words('signIn.login')).waitFor();
	await album.take('sign-in');
	await submit.click();
	await page.getByText(words('signIn.noLogin')).waitFor();
	await album.take('sign-in-error');
	await page.getByLabel(words('signIn.login')).fill('ana');
	await page.getByLabel(words('signIn.password'), { exact: true }).fill('masa-madre');
	await submit.click();
	await page.getByText(words('signIn.refused')).waitFor();
	await album.take('sign-in-refused');
	await signIn({ page, words }, 'ana', 'masa-madre-viva');
}

/** Until all that the office has is on the device. */
export async function signIn(
	{ page, words }: Pick<Tour, 'page' | 'words'>,
	login: string,
	password: string
): Promise<void> {
	await page.getByLabel(words('signIn.login')).fill(login);
	await page.getByLabel(words('signIn.password'), { exact: true }).fill(password);
	await page.locator('button[type="submit"]').first().click();
	await page.getByRole('searchbox').waitFor();
	await page.getByText(words('status.syncedAt')).first().waitFor({ timeout: 60_000 });
}
