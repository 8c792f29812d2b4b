import type { Bench, Figure } from '../bench.ts';
import { openCouch } from '../servers/couch.ts';
import { pushOf, PUSHED_AT_ONCE, sendPush, type Push } from '../servers/pushes.ts';
import { ServerCompany, type Caller } from '../servers/server-company.ts';
import { sideBySide } from '../servers/side-by-side.ts';
import { p99 } from '../statistics.ts';

const DEVICES = 1000;
/** Devices that push before it is measured, as to a server that has just started nobody does. */
const EARLIER = 100;
/** Pushes at once: as many as one balancer would keep open to a server. */
const CONNECTIONS = 50;
const MOST_MEMORY = 300;

/** A thousand people, each of whom pushes twenty new customers: judged, written durably, acknowledged. */
export const push: Bench = {
	name: 'push',
	about: '1,000 devices that push 20 documents each, permissions and durable write included',
	async measure() {
		const company = await ServerCompany.open([]);
		try {
			const pushes = (await company.reps(EARLIER + DEVICES)).map(toPush);
			const ours = await measured(`${company.url}/couch/ficha`, pushes);
			const memory = company.memory();
			const theirs = await ofCouch(pushes);
			return figures(ours, theirs, memory);
		} finally {
			await company.close();
		}
	}
};

interface Measured {
	/** documents a second */
	readonly rate: number;
	/** milliseconds of a push */
	readonly p99: number;
}

function figures(ours: Measured, theirs: Measured | null, memory: number): readonly Figure[] {
	const { rate, p99: latency } = theirs ?? ours;
	const n = DEVICES;
	const least = theirs === null ? {} : { target: { atLeast: rate } };
	return [
		{
			name: 'push',
			value: ours.rate,
			unit: 'docs/s',
			baseline: rate,
			n: n * PUSHED_AT_ONCE,
			...least
		},
		{ name: 'push.p99', value: ours.p99, unit: 'ms', baseline: latency, n },
		{
			name: 'push.memory',
			value: memory,
			unit: 'MB',
			baseline: MOST_MEMORY,
			n: 1,
			target: { below: MOST_MEMORY }
		}
	];
}

async function ofCouch(pushes: readonly Push[]): Promise<Measured | null> {
	const couch = await openCouch();
	if (couch === null) return null;
	try {
		const { authorization } = couch;
		return await measured(
			couch.url,
			pushes.map(({ body }) => ({ body, authorization }))
		);
	} finally {
		await couch.close();
	}
}

async function measured(database: string, pushes: readonly Push[]): Promise<Measured> {
	const push = (some: readonly Push[]) =>
		sideBySide(some, CONNECTIONS, (one) => sendPush(database, one));
	await push(pushes.slice(0, EARLIER));
	const begun = performance.now();
	const times = await push(pushes.slice(EARLIER));
	const seconds = (performance.now() - begun) / 1000;
	return { rate: (DEVICES * PUSHED_AT_ONCE) / seconds, p99: p99(times) };
}

function toPush(caller: Caller): Push {
	return pushOf(caller, { owner: caller.uid, territory: 'norte' });
}
