// `npm run dev`: Vite with its reload on one port, the server on another, restarted when its files
// change. When one ends, so does the other.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './root.mjs';

ensureInstalled();
const script = (...path) => join(root, 'node_modules', ...path);

const children = [
	start('server', script('tsx', 'dist', 'cli.mjs'), 'watch', 'sync-server/main.ts'),
	start('app', script('vite', 'bin', 'vite.js'), 'dev')
];
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopAll(signal));

function start(name, file, ...args) {
	const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: 'inherit' });
	child.on('exit', (code, signal) => {
		if (signal === null && code !== 0) {
			console.error(`The ${name} ended with ${code}.`);
			process.exitCode = 1;
		}
		stopAll('SIGTERM');
	});
	return child;
}

function stopAll(signal) {
	for (const child of children) if (child.exitCode === null) child.kill(signal);
}
