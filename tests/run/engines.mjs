// `npm run test:engines`: one story in Firefox and WebKit, and in Chromium as a check of the story.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from '../../sync-server/launch/install.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { ensureEngines } from './ensure-engines.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

ensureInstalled();
ensureChromium(root);
ensureEngines();
run('npm', ['run', '--silent', 'build']);
run(join(root, 'node_modules', '.bin', 'playwright'), [
	'test',
	'--config=tests/engines/playwright.config.ts',
	...process.argv.slice(2)
]);

function run(command, args) {
	const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
	if (status !== 0) process.exit(status ?? 1);
}
