// Makes sure that what package-lock.json names is installed. Shared by everything that starts on a
// fresh clone, so it rests on nothing but Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireNodeVersion } from './node-version.mjs';
import { root } from './root.mjs';

const MODULES = join(root, 'node_modules');
const LOCK = join(root, 'package-lock.json');
/** npm writes it last, so an installation that was cut off has none. */
const INSTALLED = join(MODULES, '.package-lock.json');
const STAMP = join(MODULES, '.ficha-lock');

/** Installs where something is missing or older than the lock. Ends the process when it can't. */
export function ensureInstalled() {
	requireNodeVersion();
	const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
	if (isInstalled(wanted)) return;
	if (isLink(MODULES)) {
		// `npm ci` would empty the folder that it points to, which others may be using.
		console.error(
			'node_modules is a link to a folder that does not fit package-lock.json. ' +
				'Remove the link, or install in that folder, and start again.'
		);
		process.exit(1);
	}
	console.log('Installing what Ficha needs …');
	const { status } = runNpm(['ci', '--no-audit', '--no-fund']);
	if (status !== 0) {
		console.error('The installation failed: npm says why above. Mend it and start again.');
		process.exit(1);
	}
	writeFileSync(STAMP, wanted);
}

function isInstalled(wanted) {
	if (!existsSync(INSTALLED)) return false;
	if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return true;
	// Installed by hand after the lock last changed. A checkout touches the lock; then the stamp tells.
	return statSync(INSTALLED).mtimeMs >= statSync(LOCK).mtimeMs;
}

function isLink(path) {
	return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}

/** With the npm that runs us, if one does: it may be another than the one on the path. */
function runNpm(args) {
	const options = { cwd: root, stdio: 'inherit' };
	const own = process.env.npm_execpath;
	if (own !== undefined && /\.[cm]?js$/.test(own)) {
		return spawnSync(process.execPath, [own, ...args], options);
	}
	const isWindows = process.platform === 'win32';
	return spawnSync(isWindows ? 'npm.cmd' : 'npm', args, { ...options, shell: isWindows });
}
