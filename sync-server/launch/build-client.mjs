// Builds the app into build/, which adapter-static empties first: so the stamp is kept elsewhere.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fingerprint, isCurrent, removeStamp, writeStamp } from './input-stamp.mjs';
import { root } from './root.mjs';

const client = {
	inputs: [
		'src',
		'static',
		'svelte.config.js',
		'vite.config.ts',
		'tsconfig.json',
		'package-lock.json'
	],
	outputs: ['build/200.html'],
	stamp: 'dist/.client-inputs'
};

export function ensureClientBuilt() {
	if (!isCurrent(client)) buildClient();
}

/** Ends the process when it fails. */
export function buildClient() {
	console.log('Building the app …');
	const inputs = fingerprint(client.inputs);
	removeStamp(client);
	const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
	const options = { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] };
	const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], options);
	if (status !== 0) {
		console.error('The app could not be built: see above.');
		process.exit(1);
	}
	writeStamp(client, inputs);
}
