import type { Tour } from '../tour.ts';

/** As somebody sees it who may change nothing, and then as one who may. */
export async function takeHistoryRules({
	page,
	album,
	words,
	origin,
	office,
	network
}: Tour): Promise<void> {
	await page.goto(`${origin}/more/history`);
	await page.getByText(words('historyRules.readOnly')).waitFor();
	await album.take('history-rules-read');
	await office.letRepsAdminister();
	await page.getByRole('radio').nth(1).check({ timeout: 60_000 });
	await page.getByText(words('historyRules.asking')).waitFor({ state: 'detached' });
	await page.getByText(words('historyRules.forGood')).waitFor();
	await album.take('history-rules');
	await network.cut();
	await page.getByRole('radio').last().check();
	await page.getByLabel(words('historyRules.otherLabel')).fill('90');
	await page.getByText(words('historyRules.unreachable')).waitFor({ timeout: 60_000 });
	await album.take('history-rules-offline');
	await network.open();
}
