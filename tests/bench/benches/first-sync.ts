import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Bench, Figure } from '../bench.ts';
import { benchCustomers, revisionsOf } from '../stage/company-data.ts';
import { Device } from '../stage/device.ts';
import { CUSTOMERS } from '../stage/stage.ts';
import { p50 } from '../statistics.ts';

const TIMES = 3;
const POUCHDB = dirname(createRequire(import.meta.url).resolve('pouchdb/dist/pouchdb.js'));
const WORKER = join(import.meta.dirname, '..', 'bare', 'first-sync-worker.js');

/** Ways to put the same documents on a device, in `first-sync-worker.js`. */
type Way = 'rawIndexedDb' | 'bulkDocs' | 'replicate';
type Times = Readonly<Record<Way | 'app', number>>;

/** From the tap that signs in until the app says that all is on the device and on the server. */
export const firstSync: Bench = {
	name: 'first-sync',
	about: '10,000 customers into a browser that has none, against PouchDB by itself',
	async measure() {
		const times: Times[] = [];
		for (let n = 0; n < TIMES; n++) times.push(await once());
		const of = (way: keyof Times) => p50(times.map((time) => time[way]));
		return figures(of('app'), {
			rawIndexedDb: of('rawIndexedDb'),
			bulkDocs: of('bulkDocs'),
			replicate: of('replicate')
		});
	}
};

function figures(value: number, theirs: Readonly<Record<Way, number>>): readonly Figure[] {
	const { bulkDocs, replicate, rawIndexedDb } = theirs;
	const figure = { unit: 'ms', value, n: TIMES };
	return [
		{ ...figure, name: 'first-sync', baseline: bulkDocs, target: { below: 1.8 * bulkDocs } },
		{ ...figure, name: 'first-sync.stock', baseline: replicate, target: { below: replicate / 3 } },
		{ ...figure, name: 'first-sync.raw', baseline: rawIndexedDb }
	];
}

/**
 * All ways on one device, each into a browser just started that has nothing: a browser keeps the
 * databases of an origin in one file, and who comes later would tidy up what others have left in it.
 */
async function once(): Promise<Times> {
	const device = await Device.fresh({ customers: CUSTOMERS, history: 'none' });
	try {
		const theirs = {
			rawIndexedDb: await timeOther(device, 'rawIndexedDb'),
			bulkDocs: await timeOther(device, 'bulkDocs'),
			replicate: await timeOther(device, 'replicate')
		};
		const { page } = await device.open();
		await page.goto(device.origin);
		// Whoever types a name and a password leaves it the time to fetch what a start without a network needs.
		await page.evaluate('navigator.serviceWorker.ready');
		const took = page.evaluate<number>(UNTIL_ALL_IS_HERE);
		await device.signIn(page);
		return { ...theirs, app: await took };
	} finally {
		await device.discard();
	}
}

const UNTIL_ALL_IS_HERE = `new Promise((resolve) => {
	let begun = 0;
	const begin = () => (begun = performance.now());
	addEventListener('click', begin, { capture: true, once: true });
	let receives = false;
	const look = () => {
		const text = document.body.textContent;
		receives ||= text.includes('por primera vez');
		if (!receives || !text.includes('Todo en el servidor')) return;
		watch.disconnect();
		resolve(performance.now() - begun);
	};
	// Not at each frame: nothing else would have the browser draw when nothing has changed.
	const watch = new MutationObserver(look);
	watch.observe(document.body, { subtree: true, childList: true, characterData: true });
})`;

/** What the pages of the baselines are made of, on the app's own origin, where the server lets them in. */
async function serveBench(page: Page, origin: string): Promise<void> {
	const documents = [...benchCustomers(CUSTOMERS)].flatMap((customer) =>
		revisionsOf(customer, { history: 'none' }).map(({ id, path, body }) => ({
			...body,
			_id: id,
			_rev: path[0]
		}))
	);
	const script = 'text/javascript';
	const files = new Map<string, { readonly contentType: string; readonly body: string }>([
		['page', { contentType: 'text/html', body: '<!doctype html><title>bench</title>' }],
		['customers.json', { contentType: 'application/json', body: JSON.stringify(documents) }],
		['worker.js', { contentType: script, body: await readFile(WORKER, 'utf8') }]
	]);
	for (const name of ['pouchdb.js', 'pouchdb.indexeddb.js']) {
		files.set(name, { contentType: script, body: await readFile(join(POUCHDB, name), 'utf8') });
	}
	await page.context().route(`${origin}/bench/*`, async (route) => {
		const name = new URL(route.request().url()).pathname.slice('/bench/'.length);
		await route.fulfill(files.get(name) ?? { status: 404 });
	});
}

async function timeOther(device: Device, way: Way): Promise<number> {
	const { page } = await device.open();
	await serveBench(page, device.origin);
	await page.goto(`${device.origin}/bench/page`);
	await page.evaluate(
		session('POST', { login: 'ana', password: 'masa-madre-viva', device: DEVICE })
	);
	const took = await timeWay(page, way);
	await page.evaluate(session('DELETE', {}));
	await device.emptyBrowser();
	return took;
}

const DEVICE = { id: 'benchdevice', name: 'bench' };

function session(method: 'POST' | 'DELETE', body: object): string {
	const headers = { 'content-type': 'application/json', 'x-ficha': 'bench' };
	const request = JSON.stringify({ method, headers, body: JSON.stringify(body) });
	return `fetch('/api/v1/session', ${request}).then(({ ok }) => {
		if (!ok) throw new Error('not signed in');
	})`;
}

/** In a worker of its own, as the app has one. */
function timeWay(page: Page, way: Way): Promise<number> {
	return page.evaluate<number>(`new Promise((resolve, reject) => {
		const worker = new Worker('/bench/worker.js');
		worker.onmessage = ({ data: { took, failed } }) => {
			worker.terminate();
			if (failed === undefined) resolve(took);
			else reject(new Error(failed));
		};
		worker.onerror = ({ message }) => reject(new Error(message));
		worker.postMessage('${way}');
	})`);
}
