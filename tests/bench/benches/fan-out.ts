import { setTimeout as pause } from 'node:timers/promises';
import type { Bench, Figure } from '../bench.ts';
import { openCouch } from '../servers/couch.ts';
import { plainCustomers, ServerCompany, type Caller } from '../servers/server-company.ts';
import { p95 } from '../statistics.ts';

const DEVICES = 500;
const TIMES = 20;
const MOST_MEMORY = 300;
/** Until the server has taken up the last of the waits. */
const TAKEN_UP_MS = 1500;

/** Five hundred people wait; one document is written that all may see; until the last of them has heard. */
export const fanOut: Bench = {
	name: 'fan-out',
	about: 'from a push to the last of 500 devices that wait, p95',
	async measure() {
		const company = await ServerCompany.open([]);
		try {
			const reps = await company.reps(DEVICES);
			const database = `${company.url}/couch/ficha`;
			const write = writing(database, await company.caller('sofia'));
			const ours = p95(await timesOf(database, reps, write));
			return figures(ours, await ofCouch(), company.memory());
		} finally {
			await company.close();
		}
	}
};

function figures(ours: number, theirs: number | null, memory: number): readonly Figure[] {
	const figure = { name: 'fan-out', value: ours, unit: 'ms', n: TIMES };
	return [
		theirs === null
			? { ...figure, baseline: ours }
			: { ...figure, baseline: theirs, target: { below: 2 * theirs } },
		{
			name: 'fan-out.memory',
			value: memory,
			unit: 'MB',
			baseline: MOST_MEMORY,
			n: 1,
			target: { below: MOST_MEMORY }
		}
	];
}

type Authorised = Pick<Caller, 'authorization'>;

async function ofCouch(): Promise<number | null> {
	const couch = await openCouch();
	if (couch === null) return null;
	try {
		const waiting = Array.from({ length: DEVICES }, () => couch);
		return p95(await timesOf(couch.url, waiting, writing(couch.url, couch)));
	} finally {
		await couch.close();
	}
}

async function timesOf(
	database: string,
	waiting: readonly Authorised[],
	write: () => Promise<void>
): Promise<readonly number[]> {
	const times: number[] = [];
	for (let n = 0; n < TIMES; n++) {
		const places = await Promise.all(waiting.map((one) => lastSeq(database, one)));
		const waits = waiting.map((one, index) => waitFor(database, one, places[index] ?? '0'));
		await pause(TAKEN_UP_MS);
		const begun = performance.now();
		await write();
		await Promise.all(waits);
		times.push(performance.now() - begun);
	}
	return times;
}

async function lastSeq(database: string, { authorization }: Authorised): Promise<string> {
	const response = await fetch(database, { headers: { authorization } });
	return ((await response.json()) as { readonly update_seq: string }).update_seq;
}

async function waitFor(
	database: string,
	{ authorization }: Authorised,
	since: string
): Promise<void> {
	const query = `feed=longpoll&timeout=50000&since=${encodeURIComponent(since)}`;
	const response = await fetch(`${database}/_changes?${query}`, { headers: { authorization } });
	const { results } = (await response.json()) as { readonly results?: readonly unknown[] };
	if (results?.length !== 1) throw new Error(`${results?.length} changes where there was one`);
}

/** A customer more each time. */
function writing(database: string, { authorization }: Authorised): () => Promise<void> {
	const next = [...plainCustomers(TIMES, TIMES)].values();
	return async () => {
		const { value } = next.next();
		if (value === undefined) throw new TypeError('all are written');
		const { id: _id, path, body } = value;
		const { m: _, ...values } = body;
		const response = await fetch(`${database}/_bulk_docs`, {
			method: 'POST',
			headers: { authorization, 'content-type': 'application/json' },
			body: JSON.stringify({ new_edits: false, docs: [{ ...values, _id, _rev: path[0] }] })
		});
		const said = await response.text();
		if (!response.ok || said.includes('"error"')) throw new Error(`${response.status} ${said}`);
	};
}
