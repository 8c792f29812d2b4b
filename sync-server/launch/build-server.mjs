// Bundles the server and the command line into dist/: a start then reads two files, not hundreds.
import { build, stop } from 'esbuild';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fingerprint, isCurrent, removeStamp, writeStamp } from './input-stamp.mjs';
import { root } from './root.mjs';

export const server = {
	inputs: ['sync-server', 'src/lib/domain', 'package.json', 'package-lock.json'],
	outputs: ['dist/main.js', 'dist/admin.js', 'dist/conformance.js'],
	stamp: 'dist/.server-inputs'
};

export async function ensureServerBuilt() {
	if (!isCurrent(server)) await buildServer();
}

/** Ends the process when it fails. */
export async function buildServer() {
	const inputs = fingerprint(server.inputs);
	removeStamp(server);
	await bundle().catch(() => {
		// esbuild has said why.
		console.error('The server could not be built: see above.');
		process.exit(1);
	});
	// Its helper process would outlive its use for as long as the server runs.
	stop();
	writeStamp(server, inputs);
}

function bundle() {
	return build({
		absWorkingDir: root,
		entryPoints: {
			main: 'sync-server/main.ts',
			admin: 'sync-server/admin/main.ts',
			conformance: 'sync-server/conformance/main.ts'
		},
		outdir: join(root, 'dist'),
		bundle: true,
		// better-sqlite3 and argon2 are native; the rest follows suit, so that each stays its own licence.
		packages: 'external',
		platform: 'node',
		format: 'esm',
		target: 'node20.19',
		sourcemap: true,
		logLevel: 'warning'
	});
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildServer();
