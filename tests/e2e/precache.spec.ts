import { expect, test } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';

test('every part of the app is kept for a start without a network, those of its workers too', async () => {
	const files = await readdir('build/_app/immutable', { recursive: true, withFileTypes: true });
	const serviceWorker = await readFile('build/service-worker.js', 'utf8');
	const missing = files
		.filter((file) => file.isFile() && !/\.(br|gz)$/.test(file.name))
		.map((file) => `${file.parentPath.replace(/^build/, '')}/${file.name}`)
		.filter((path) => !serviceWorker.includes(path));
	expect(files.length).toBeGreaterThan(20);
	expect(missing).toEqual([]);
});
