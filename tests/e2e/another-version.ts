import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What is wrong with a version. */
type Fault = 'throws at start';

/**
 * Another version of the built app, as a second build would make it, without building: another name,
 * other names for all its parts, and a content policy that lets its own boot script through.
 *
 * @returns the folder that a server can serve; the caller deletes it
 */
export async function anotherVersion(version: string, fault?: Fault): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'ficha-version-'));
	// What was compressed is of the version before.
	await cp('build', folder, { recursive: true, filter: (path) => !isCompressed(path) });
	const former = JSON.parse(await readFile(join(folder, '_app/version.json'), 'utf8')) as {
		version: string;
	};
	const parts = await filesIn(join(folder, '_app/immutable'));
	const renamed = new Map(
		parts.map((path) => [basename(path), basename(path).replace(/(\.\w+)$/, `-${version}$1`)])
	);
	const texts = (await filesIn(folder)).filter((path) => /\.(js|css|html|json)$/.test(path));
	for (const path of texts) {
		const text = await readFile(path, 'utf8');
		const changed = renameAll(text, renamed).replaceAll(former.version, version);
		await writeFile(path, path.endsWith('.html') ? allowBootScript(changed) : changed);
	}
	for (const path of parts) {
		await rename(path, join(dirname(path), renamed.get(basename(path)) ?? ''));
	}
	if (fault !== undefined) await breakStart(folder);
	return folder;
}

async function filesIn(folder: string): Promise<string[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => join(parentPath, name));
}

function isCompressed(path: string): boolean {
	return /\.(br|gz)$/.test(path);
}

function renameAll(text: string, renamed: ReadonlyMap<string, string>): string {
	return text.replaceAll(/[\w.-]+\.(?:js|css)/g, (name) => renamed.get(name) ?? name);
}

function allowBootScript(html: string): string {
	const [, script = ''] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
	const hash = createHash('sha256').update(script).digest('base64');
	return html.replace(/'sha256-[^']*'/, `'sha256-${hash}'`);
}

async function breakStart(folder: string): Promise<void> {
	const entries = await filesIn(join(folder, '_app/immutable/entry'));
	const app = entries.find((path) => basename(path).startsWith('app.'));
	if (app === undefined) throw new Error('the build has no entry');
	const code = await readFile(app, 'utf8');
	await writeFile(app, `throw new Error('a version that throws at start');\n${code}`);
}
