import type { Tour } from '../tour.ts';

export async function takeCard({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(origin + office.card());
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
	const stage = page.getByRole('button', { name: words('field.stage') }).first();
	await stage.click();
	await album.take('card-stage');
	await page.getByRole('dialog').getByRole('button').last().click();
	await page.getByText(words('saved.here')).waitFor();
	const undo = page.getByRole('button', { name: words('action.undo') });
	// It waits while it has the focus.
	await undo.focus();
	await album.take('card-saved');
	await undo.click();
	await page.getByText(words('saved.undone')).waitFor();
	await page.goto(`${origin}/customers/01JZZZZZZZZZZZZZZZZZZZZZZZ`);
	await page.getByText(words('card.gone')).waitFor();
	await album.take('card-gone');
	await page.goto(`${origin}/no-such-page`);
	await page.getByText(words('error.noPage')).first().waitFor();
	await album.take('no-page');
}
