import type { Tour } from '../tour.ts';

export async function takeCard({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(origin + office.card());
	const edit = page.getByRole('button', { name: words('card.edit') });
	await edit.first().waitFor();
	await album.take('card');
	for (const section of ['activity', 'purchases', 'commercial', 'consents'] as const) {
		await page.getByRole('tab', { name: words(`card.${section}`) }).click();
		await album.take(`card-${section}`);
	}
	await page.getByRole('tab').first().click();
	await edit.first().click();
	// What is typed outlives the change between phone and tablet.
	await page.getByRole('textbox').last().pressSequentially('1');
	await album.take('card-editing');
	await page.getByRole('button', { name: words('action.cancel'), exact: true }).click();
	const stage = page.getByRole('button', { name: words('field.stage') }).first();
	await stage.click();
	await album.take('card-stage');
	await page.getByRole('dialog').locator('li button:not([aria-current])').last().click();
	await page.getByText(words('saved.here')).waitFor();
	const undo = page.getByRole('button', { name: words('action.undo') });
	// It waits while it has the focus.
	await undo.focus();
	await album.take('card-saved');
	await undo.click();
	await page.getByText(words('saved.undone')).waitFor();
	await page.getByRole('button', { name: words('card.verifyAll') }).click();
	await album.take('card-verifying');
	await page.getByRole('button', { name: words('readers.title') }).click();
	await page.getByRole('dialog').getByRole('listitem').first().waitFor();
	await album.take('card-readers');
	await page
		.getByRole('button', { name: words('action.close') })
		.first()
		.click();
	await page.getByRole('button', { name: words('belonging.title') }).click();
	await page.getByRole('button', { name: words('archive.do') }).waitFor();
	await album.take('card-belonging');
	await page
		.getByRole('button', { name: words('action.close') })
		.first()
		.click();
	await page
		.getByRole('button', { name: words('link.add'), exact: true })
		.first()
		.click();
	const person = page.getByRole('dialog').getByRole('listitem').getByRole('button').first();
	await person.waitFor();
	await album.take('card-link');
	await person.click();
	await album.take('card-link-role');
	await page
		.getByRole('button', { name: words('action.close') })
		.first()
		.click();
	await page.goto(`${origin}/customers/new`);
	await page.getByRole('textbox', { name: words('field.familyName'), exact: true }).waitFor();
	await album.take('new-customer');
	await page.goto(`${origin}/customers/01JZZZZZZZZZZZZZZZZZZZZZZZ`);
	await page.getByText(words('card.gone')).waitFor();
	await album.take('card-gone');
	await page.goto(`${origin}/no-such-page`);
	await page.getByText(words('error.noPage')).first().waitFor();
	await album.take('no-page');
}
