// `npm run bench`: measures the built app in a real browser, on a fresh clone too.
import { ensureInstalled } from '../../sync-server/launch/install.mjs';
import { root } from '../../sync-server/launch/root.mjs';
import { ensureChromium } from './ensure-chromium.mjs';

process.chdir(root);
ensureInstalled();
const { register } = await import('tsx/esm/api');
register();
const { main } = await import('../bench/main.ts');
process.exitCode = await main(process.argv.slice(2), async () => {
	ensureChromium(root);
	const { ensureClientBuilt } = await import('../../sync-server/launch/build-client.mjs');
	const { ensureServerBuilt } = await import('../../sync-server/launch/build-server.mjs');
	ensureClientBuilt();
	await ensureServerBuilt();
});
