import type { Colleague } from './large-company.ts';
import { p50, p99 } from '../statistics.ts';
import { pushOf, PUSHED_AT_ONCE, sendPush } from './pushes.ts';
import type { Caller, ServerCompany } from './server-company.ts';
import { sideBySide } from './side-by-side.ts';

/** Requests at once: as many as one balancer would keep open to a server. */
const CONNECTIONS = 50;
const FIRST_SYNCS = 10;
const MOST_ROWS = 1000;
const LOOK_EVERY_MS = 500;

/** One thing that was seen of a company at work. */
export interface Seen {
	/** such as `push`, or `push.p99` */
	readonly what: string;
	readonly value: number;
	readonly unit: string;
	/** single measurements behind the value */
	readonly n: number;
}

interface Device {
	readonly caller: Caller;
	readonly assigned: Colleague['assigned'];
}

/**
 * All of the staff meet the server for the first time, push, and fetch what others have pushed; then
 * some take everything that they may see onto a new device.
 */
export async function atWork(
	company: ServerCompany,
	staff: readonly Colleague[]
): Promise<readonly Seen[]> {
	const callers = await company.hire(staff);
	const devices = staff.flatMap(({ assigned }, index): Device[] => {
		const caller = callers[index];
		return caller === undefined ? [] : [{ caller, assigned }];
	});
	await company.restart();
	const seen: Seen[] = [];
	const note = (what: string, value: number, unit: string, n: number) =>
		seen.push({ what, value, unit, n });
	const isRep = (_: Device, index: number) => staff[index]?.roles.includes('rep') === true;
	const reps = devices.filter(isRep);
	const office = devices.filter((each, index) => !isRep(each, index));

	const files = await company.fileSize();
	note('at-start.memory', company.memory(), 'MB', 1);
	const placed = await watched(company, () => beginLedgers(company, reps, CONNECTIONS));
	note('ledgers', placed.seconds, 's', reps.length);
	note('ledgers.memory', placed.most, 'MB', 1);
	note('ledgers.files', (await company.fileSize()) - files, 'MB', 1);
	// One after the other: beside all the others one of the whole base takes longer than a client waits.
	const ofAll = await watched(company, () => beginLedgers(company, office, 1));
	note('ledgers.of-all', ofAll.seconds / office.length, 's', office.length);
	const places = new Map([...placed.value, ...ofAll.value]);

	const pushed = await watched(company, () => pushAll(company, devices));
	note('push', (devices.length * PUSHED_AT_ONCE) / pushed.seconds, 'docs/s', devices.length);
	note('push.p50', p50(pushed.value), 'ms', devices.length);
	note('push.p99', p99(pushed.value), 'ms', devices.length);
	note('push.memory', pushed.most, 'MB', 1);

	const pulled = await watched(company, () => pullAll(company, devices, places));
	note('pull', pulled.value.documents / pulled.seconds, 'docs/s', pulled.value.documents);
	note('pull.p50', p50(pulled.value.times), 'ms', devices.length);
	note('pull.p99', p99(pulled.value.times), 'ms', devices.length);
	note('pull.memory', pulled.most, 'MB', 1);

	for (const [what, some, connections] of [
		['first-syncs', reps.slice(0, FIRST_SYNCS), 1],
		['first-syncs.at-once', reps.slice(FIRST_SYNCS, 2 * FIRST_SYNCS), FIRST_SYNCS]
	] as const) {
		const synced = await watched(company, () => firstSyncs(company, some, connections));
		note(what, synced.value / synced.seconds, 'docs/s', synced.value);
		note(`${what}.memory`, synced.most, 'MB', 1);
	}
	return seen;
}

interface Watched<T> {
	readonly value: T;
	readonly seconds: number;
	/** megabytes of memory, of what was seen meanwhile */
	readonly most: number;
}

async function watched<T>(company: ServerCompany, task: () => Promise<T>): Promise<Watched<T>> {
	let most = company.memory();
	const look = () => (most = Math.max(most, company.memory()));
	const timer = setInterval(look, LOOK_EVERY_MS);
	try {
		const begun = performance.now();
		const value = await task();
		const seconds = (performance.now() - begun) / 1000;
		return { value, seconds, most: look() };
	} finally {
		clearInterval(timer);
	}
}

/** @returns where each stands, by device */
async function beginLedgers(
	company: ServerCompany,
	devices: readonly Device[],
	connections: number
): Promise<ReadonlyMap<Device, string>> {
	const places = new Map<Device, string>();
	await sideBySide(devices, connections, async (device) => {
		const info = JSON.parse(await ask(company, device, '/couch/ficha')) as Info;
		places.set(device, info.update_seq);
	});
	return places;
}

interface Info {
	readonly update_seq: string;
}

function pushAll(company: ServerCompany, devices: readonly Device[]): Promise<readonly number[]> {
	const pushes = devices.map(({ caller, assigned }) => pushOf(caller, assigned));
	return sideBySide(pushes, CONNECTIONS, (push) => sendPush(`${company.url}/couch/ficha`, push));
}

async function pullAll(
	company: ServerCompany,
	devices: readonly Device[],
	places: ReadonlyMap<Device, string>
) {
	let documents = 0;
	const times = await sideBySide(devices, CONNECTIONS, async (device) => {
		const pulled = await pull(company, device, places.get(device) ?? '0');
		documents += pulled;
	});
	return { documents, times };
}

interface Page {
	readonly results: readonly {
		readonly id: string;
		readonly changes: readonly { readonly rev: string }[];
	}[];
	readonly last_seq: string;
	readonly pending: number;
}

/** As our own device does: ids, then what they stand for, until nothing is left. */
async function pull(company: ServerCompany, device: Device, from: string): Promise<number> {
	let documents = 0;
	let since = from;
	for (;;) {
		const query = `style=all_docs&limit=${MOST_ROWS}&since=${since}`;
		const said = await ask(company, device, `/couch/ficha/_changes?${query}`);
		const { results, last_seq, pending } = JSON.parse(said) as Page;
		const docs = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
		const bodies = await ask(company, device, '/couch/ficha/_bulk_get?revs=true&latest=true', {
			docs
		});
		documents += documentsIn(bodies);
		if (pending === 0) return documents;
		since = last_seq;
	}
}

/** @returns documents of all of them */
async function firstSyncs(
	company: ServerCompany,
	devices: readonly Device[],
	connections: number
): Promise<number> {
	let documents = 0;
	await sideBySide(devices, connections, async (device) => {
		const synced = documentsIn(await ask(company, device, '/api/v1/snapshot'));
		documents += synced;
	});
	return documents;
}

async function ask(
	{ url }: ServerCompany,
	{ caller: { authorization } }: Device,
	path: string,
	body?: object
): Promise<string> {
	const headers = { authorization, 'content-type': 'application/json' };
	const post = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
	const response = await fetch(url + path, { headers, ...post });
	const said = await response.text();
	if (!response.ok) throw new Error(`${response.status} ${said}`);
	return said;
}

/** Counted without being parsed: who measures shares a machine with what is measured. */
function documentsIn(text: string): number {
	return text.split('"_id":').length - 1;
}
