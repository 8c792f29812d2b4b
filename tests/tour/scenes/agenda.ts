import type { Tour } from '../tour.ts';

/** What is noted on a card, and what comes of it. */
export async function takeAgenda({ page, album, words, origin, office }: Tour): Promise<void> {
	await page.goto(`${origin}/agenda`);
	await page.getByText(words('agenda.nothing'), { exact: true }).waitFor();
	await album.take('agenda-nothing');
	await page.getByRole('link', { name: words('complaints.title') }).click();
	await page.getByText(words('complaints.nothing')).waitFor();
	await album.take('complaints-none');
	await page.goto(`${origin}${office.card()}#tasks`);
	const save = page.getByRole('button', { name: words('action.save'), exact: true });
	for (const due of ['2024-01-15', '']) {
		await page.getByRole('button', { name: words('event.newTask'), exact: true }).click();
		await page.getByRole('textbox', { name: words('event.title') }).fill('Pan de molde, 24 uds.');
		await page.getByLabel(words('event.due')).fill(due);
		if (due !== '') await album.take('task-new');
		await save.click();
		await page.getByText('Pan de molde').first().waitFor();
	}
	await page.getByRole('button', { name: words('event.newComplaint'), exact: true }).click();
	await page.getByRole('textbox', { name: words('event.complaint') }).fill('Llegó frío.');
	await save.click();
	await page.getByText('Llegó frío.').waitFor();
	await album.take('card-tasks');
	await page
		.getByRole('button', { name: /Pan de molde/ })
		.first()
		.click();
	await page.getByRole('dialog').waitFor();
	await album.take('task-finish');
	await page.keyboard.press('Escape');
	await page.getByRole('tab').nth(1).click();
	await page.getByRole('button', { name: words('event.newActivity'), exact: true }).click();
	await page.getByRole('dialog').waitFor();
	await album.take('contact-new');
	await page.keyboard.press('Escape');
	await page.goto(`${origin}/agenda`);
	await page.getByText('Pan de molde').first().waitFor();
	await album.take('agenda');
	const complaint = page.getByRole('listitem').filter({ hasText: 'Llegó frío.' });
	await complaint.getByRole('button').click();
	await page.getByText(words('event.finished')).waitFor();
	await page.goto(`${origin}/agenda/complaints`);
	await page.getByText(words('complaints.owners'), { exact: true }).waitFor();
	await album.take('complaints');
}
