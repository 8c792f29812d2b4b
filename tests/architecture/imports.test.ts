import { describe, expect, test } from 'vitest';
import { isTest, sourceFiles, type SourceFile } from './source-files.ts';

/** Which room a file of ours stands in, longest prefix first. */
interface Room {
	readonly prefix: string;
	/** prefixes of our own files that it may import, besides itself */
	readonly ours: readonly string[];
	/** packages that it may import; any when absent */
	readonly packages?: readonly RegExp[];
	/** packages that it may not import, whatever else */
	readonly never?: readonly RegExp[];
}

const DOMAIN = 'src/lib/domain/';
const PURE = [
	/^zod\/mini$/,
	/^@noble\/hashes\//,
	/^libphonenumber-js(\/|$)/,
	/^fastest-levenshtein$/
];
const KERNEL = [`${DOMAIN}kernel/`];
const DOCUMENTS = [...KERNEL, `${DOMAIN}documents/`];
const LAWS = [...DOCUMENTS, ...['merge', 'access', 'search'].map((room) => `${DOMAIN}${room}/`)];
const PEOPLE = [...LAWS, ...['dedupe', 'contests', 'consent'].map((room) => `${DOMAIN}${room}/`)];

const domainRoom = (name: string, ours: readonly string[]): Room => ({
	prefix: `${DOMAIN}${name}/`,
	ours,
	packages: PURE
});

/** What features and routes may take of the composition root: the way to the services, and types. */
const SERVICES = [
	'context',
	'engine-api',
	'customers-api',
	'assignment-api',
	'consents-api',
	'fields-api',
	'history-keeping-api',
	'view-as-api',
	'complaints-api',
	'duplicates-api',
	'segments-api',
	'campaigns-api',
	'contests-api',
	'sheet-draft',
	'kiosk-api',
	'rescue-api',
	'devices-api',
	'live.svelte',
	'card-fields-watch.svelte',
	'lookalike-watch.svelte'
].map((file) => `src/lib/app/${file}.ts`);
const POUCHDB = [/^pouchdb/];

const ROOMS: readonly Room[] = [
	domainRoom('kernel', []),
	domainRoom('documents', KERNEL),
	domainRoom('wire', DOCUMENTS),
	domainRoom('merge', DOCUMENTS),
	domainRoom('access', DOCUMENTS),
	domainRoom('search', DOCUMENTS),
	domainRoom('dedupe', LAWS),
	domainRoom('contests', LAWS),
	domainRoom('consent', LAWS),
	domainRoom('exchange', PEOPLE),
	domainRoom('segments', PEOPLE),
	domainRoom('reports', PEOPLE),
	{ prefix: 'src/lib/store/', ours: [DOMAIN] },
	{ prefix: 'src/lib/sync/', ours: [DOMAIN, 'src/lib/store/'] },
	{ prefix: 'src/lib/session/', ours: [DOMAIN, 'src/lib/store/'] },
	{ prefix: 'src/lib/ui/', ours: [], never: POUCHDB },
	{ prefix: 'src/lib/i18n/', ours: [], never: POUCHDB },
	{
		prefix: 'src/lib/app/',
		ours: [DOMAIN, ...['store', 'sync', 'session', 'i18n', 'ui'].map((room) => `src/lib/${room}/`)]
	},
	{
		prefix: 'src/lib/features/',
		ours: [DOMAIN, 'src/lib/ui/', 'src/lib/i18n/', ...SERVICES],
		never: POUCHDB
	},
	{
		prefix: 'src/routes/',
		ours: ['src/lib/features/', 'src/lib/app/', 'src/lib/ui/', 'src/lib/i18n/'],
		never: POUCHDB
	},
	{ prefix: 'src/service-worker/', ours: [], never: POUCHDB },
	{ prefix: 'sync-server/', ours: [DOMAIN] }
];

const ADAPTERS = /^sync-server\/storage\/(embedded|memory|couchdb)\//;
/** `storage/open-store.ts` chooses for the server; everything else sees ports. */
const NAMES_ADAPTERS = /^sync-server\/(admin\/|conformance\/|storage\/)/;

const shipped = sourceFiles().filter((file) => !isTest(file.path) && !file.path.endsWith('.mjs'));

describe('imports', () => {
	test('each room imports only what stands left of it', () => {
		expect(shipped.flatMap(violations)).toEqual([]);
	});

	test('a feature never imports another feature', () => {
		const name = (path: string) => /^src\/lib\/features\/([^/]+)\//.exec(path)?.[1];
		const wrong = shipped.flatMap((file) =>
			file.imports
				.filter((target) => name(file.path) && name(target) && name(target) !== name(file.path))
				.map((target) => `${file.path} → ${target}`)
		);
		expect(wrong).toEqual([]);
	});

	test('storage adapters are chosen in the room of storage, by the command line and by conformance mode only', () => {
		const wrong = shipped
			.filter((file) => file.path.startsWith('sync-server/') && !NAMES_ADAPTERS.test(file.path))
			.flatMap((file) =>
				file.imports
					.filter((target) => ADAPTERS.test(target))
					.map((target) => `${file.path} → ${target}`)
			);
		expect(wrong).toEqual([]);
	});

	test('no file imports itself by way of others', () => {
		expect(cycles(shipped)).toEqual([]);
	});
});

function roomOf(path: string): Room | undefined {
	return ROOMS.filter((room) => path.startsWith(room.prefix)).sort(
		(a, b) => b.prefix.length - a.prefix.length
	)[0];
}

function violations(file: SourceFile): string[] {
	const room = roomOf(file.path);
	if (room === undefined) return [];
	return file.imports
		.filter((target) => !mayImport(room, target))
		.map((target) => `${file.path} → ${target}`);
}

function mayImport(room: Room, target: string): boolean {
	if (target.startsWith(room.prefix)) return true;
	if (/^(src|sync-server|tests)\//.test(target)) {
		return room.ours.some((prefix) => target.startsWith(prefix));
	}
	if (room.never?.some((pattern) => pattern.test(target))) return false;
	return room.packages?.some((pattern) => pattern.test(target)) ?? true;
}

function cycles(files: readonly SourceFile[]): string[] {
	const graph = new Map(files.map((file) => [file.path, file.imports]));
	const state = new Map<string, 'open' | 'done'>();
	const found: string[] = [];
	const visit = (path: string, trail: readonly string[]): void => {
		if (state.get(path) === 'done') return;
		if (state.get(path) === 'open') {
			found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			return;
		}
		state.set(path, 'open');
		for (const target of graph.get(path) ?? []) {
			// A component that stands in itself, as a group in a group, imports itself.
			if (target !== path && graph.has(target)) visit(target, [...trail, path]);
		}
		state.set(path, 'done');
	};
	for (const path of graph.keys()) visit(path, []);
	return found;
}
