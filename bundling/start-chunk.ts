import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { Plugin } from 'vite';

/** What stands between the navigation and the list of customers, whoever opens the app. */
const START = [
	/\/@sveltejs\/kit\/src\/runtime\/client\/entry\.js$/,
	/\/generated\/client-optimized\/app\.js$/,
	/\/src\/routes\/\+layout\.(ts|svelte)$/,
	/\/src\/routes\/\+error\.svelte$/,
	/\/src\/routes\/\(app\)\/\+layout\.svelte$/,
	/\/src\/routes\/\(app\)\/customers\/\+(layout|page)\.svelte$/
];
/** Kit makes one for each layout and page. */
const NODE = /\/?\.svelte-kit\/generated\/client-optimized\/nodes\/\d+\.js$/;

/** @param id path of a module, as the bundler names it */
export const isStart = (id: string): boolean => START.some((pattern) => pattern.test(id));

/**
 * Puts all that a start needs into one file. Eighty modules, each found when another has been read and
 * each asked of the service worker, cost a slow phone more than what is in them.
 */
export function startChunk(): Plugin {
	const start = new Set<string>();
	return {
		name: 'start-chunk',
		apply: 'build',
		applyToEnvironment: ({ name }) => name === 'client',
		outputOptions: (options) => ({
			...options,
			codeSplitting: { groups: [{ name: 'start', test: (id) => start.has(id) }] }
		}),
		buildEnd() {
			start.clear();
			const importsOf = (id: string): readonly string[] =>
				this.getModuleInfo(id)?.importedIds ?? [];
			const waiting = [...this.getModuleIds()].filter(
				(id) => isStart(id) || (NODE.test(id) && importsOf(id).every(isStart))
			);
			for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
				if (start.has(id)) continue;
				start.add(id);
				waiting.push(...importsOf(id));
			}
		}
	};
}

/** The page that opens on every address, and what Vite has made of each module. */
const PAGE = 'build/200.html';
const MANIFEST = '.svelte-kit/output/client/.vite/manifest.json';

type Manifest = Readonly<Record<string, { readonly file: string }>>;

/**
 * Kit preloads what every route needs. The nodes of the list, a line each that names its part of the
 * start chunk, would be asked for when all else is there.
 */
export function preloadStart(): Plugin {
	return {
		name: 'preload-start',
		apply: 'build',
		closeBundle: {
			order: 'post',
			sequential: true,
			async handler() {
				// Kit builds the client within the build of its server; the page is there when both are.
				if (!existsSync(PAGE)) return;
				const page = await readFile(PAGE, 'utf8');
				const hrefs = (await startNodes()).filter((href) => !page.includes(`"${href}"`));
				const links = hrefs.map((href) => `\t\t<link href="${href}" rel="modulepreload">\n`);
				await writeFile(
					PAGE,
					page.replace(/\t*<script/, (script) => `${links.join('')}${script}`)
				);
			}
		}
	};
}

async function startNodes(): Promise<readonly string[]> {
	const manifest = JSON.parse(await readFile(MANIFEST, 'utf8')) as Manifest;
	const nodes = Object.entries(manifest).filter(([source]) => NODE.test(source));
	const hrefs = nodes.map(async ([source, { file }]) => {
		const imported = [...(await readFile(source, 'utf8')).matchAll(/ from "([^"]+)"/g)];
		return imported.every(([, specifier = '']) => isStart(specifier)) ? [`/${file}`] : [];
	});
	return (await Promise.all(hrefs)).flat();
}
