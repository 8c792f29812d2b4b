// Firefox and WebKit for `npm run test:engines`: what is there is used, else Debian's packages are installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

/** What each package brings, and where. WebKit's own window for drivers is written for gjs. */
const NEEDED = [
	{ name: 'firefox-esr', file: '/usr/bin/firefox-esr' },
	{ name: 'webkit2gtk-driver', file: '/usr/bin/WebKitWebDriver' },
	{ name: 'gjs', file: '/usr/bin/gjs' },
	{ name: 'gir1.2-webkit2-4.1', file: anyLibrary('girepository-1.0/WebKit2-4.1.typelib') },
	{ name: 'xvfb', file: '/usr/bin/Xvfb' }
];

/** Exits with what to do when some are missing and cannot be had. */
export function ensureEngines() {
	if (missing().length === 0) return;
	console.log(`Installing ${missing().join(', ')}.`);
	installWithApt(missing());
	if (missing().length === 0) return;
	console.error(`The stories in Firefox and WebKit need what is not here: ${missing().join(', ')}.
Debian, Ubuntu: sudo apt-get install ${missing().join(' ')}`);
	process.exit(1);
}

/** Debian keeps libraries in a folder for each kind of processor. */
function anyLibrary(path) {
	const places = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
	return places.map((place) => `/usr/lib/${place}/${path}`);
}

function missing() {
	return NEEDED.filter(({ file }) => ![file].flat().some((path) => existsSync(path))).map(
		({ name }) => name
	);
}

function installWithApt(packages) {
	if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
	const quiet = { stdio: ['ignore', 'ignore', 'inherit'] };
	spawnSync('apt-get', ['update'], quiet);
	spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
		...quiet,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
}
