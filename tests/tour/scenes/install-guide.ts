import type { Tour } from '../tour.ts';

/** Who is shown how to install the app before anything is captured. */
const PHONES = {
	ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
	android:
		'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36'
} as const;

export async function takeInstallGuide({ page, album, words, origin }: Tour): Promise<void> {
	const browser = await page.context().newCDPSession(page);
	const own = await page.evaluate(() => navigator.userAgent);
	for (const [phone, userAgent] of Object.entries(PHONES)) {
		await browser.send('Emulation.setUserAgentOverride', { userAgent });
		await page.goto(`${origin}/capture`);
		await page.getByRole('heading', { name: words('install.before') }).waitFor();
		await album.take(`install-${phone}`);
	}
	await browser.send('Emulation.setUserAgentOverride', { userAgent: own });
}
