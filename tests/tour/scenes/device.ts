import type { Tour } from '../tour.ts';

/** Work that is only here: not yet sent, refused, half typed. */
export async function takeDevice(tour: Tour): Promise<void> {
	const { page, album, words, origin, office, network } = tour;
	await network.cut();
	await changePhone(tour, office.card(2));
	await office.reassign();
	await network.open();
	await page.goto(`${origin}/more/device`);
	await page.getByRole('button', { name: words('sync.now') }).click();
	await page.getByRole('button', { name: words('sync.discard') }).waitFor({ timeout: 60_000 });
	await network.cut();
	await changePhone(tour, office.card(3));
	await changePhone(tour, office.card(4));
	await page.goto(`${origin}/capture`);
	await page.locator('[name="givenName"]').pressSequentially('Lucía');
	await page.getByRole('link', { name: words('nav.more'), exact: true }).click();
	await page.getByRole('link', { name: words('sync.title') }).click();
	await page.getByText(words('sync.draftsText')).waitFor();
	await page.getByText(words('status.offline')).first().waitFor({ timeout: 60_000 });
	await album.take('device-offline');
	await page.getByText(words('sync.draftsText')).scrollIntoViewIfNeeded();
	await album.take('device-pending');
	await page.getByRole('button', { name: words('sync.discard') }).click();
	const undo = page.getByRole('button', { name: words('action.undo') });
	// It waits while it has the focus.
	await undo.focus();
	await album.take('device-discarded');
	await undo.click();
	await page.goto(`${origin}/more`);
	await page.getByRole('button', { name: words('signOut.action') }).click();
	await page.getByRole('dialog').waitFor();
	await album.take('sign-out');
	await page.getByRole('button', { name: words('signOut.send') }).click();
	await page.getByRole('dialog').getByRole('alert').waitFor({ timeout: 30_000 });
	await album.take('sign-out-unsent');
	await page.keyboard.press('Escape');
	await network.open();
}

async function changePhone({ page, words, origin }: Tour, card: string): Promise<void> {
	await page.goto(origin + card);
	await page
		.getByRole('button', { name: words('card.edit') })
		.first()
		.click();
	await page.getByRole('textbox').last().fill('+34 654 120 987');
	await page.getByRole('button', { name: words('action.save'), exact: true }).click();
	await page.getByText(words('saved.here')).first().waitFor();
}
