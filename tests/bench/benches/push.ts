import { newUlid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { Bench, Figure } from '../bench.ts';
import { openCouch } from '../servers/couch.ts';
import { ServerCompany, type Caller } from '../servers/server-company.ts';
import { sideBySide } from '../servers/side-by-side.ts';
import { p99 } from '../statistics.ts';

const DEVICES = 1000;
/** Devices that push before it is measured, as to a server that has just started nobody does. */
const EARLIER = 100;
const DOCUMENTS = 20;
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
			const pushes = (await company.reps(EARLIER + DEVICES)).map(pushOf);
			const ours = await measured(`${company.url}/couch/ficha`, pushes);
			const memory = company.memory();
			const theirs = await ofCouch(pushes);
			return figures(ours, theirs, memory);
		} finally {
			await company.close();
		}
	}
};

interface Push {
	readonly authorization: string;
	readonly body: string;
}

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
		{ name: 'push', value: ours.rate, unit: 'docs/s', baseline: rate, n: n * DOCUMENTS, ...least },
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
		sideBySide(some, CONNECTIONS, (one) => send(database, one));
	await push(pushes.slice(0, EARLIER));
	const begun = performance.now();
	const times = await push(pushes.slice(EARLIER));
	const seconds = (performance.now() - begun) / 1000;
	return { rate: (DEVICES * DOCUMENTS) / seconds, p99: p99(times) };
}

/** Nothing may have been refused. */
async function send(database: string, { authorization, body }: Push): Promise<void> {
	const response = await fetch(`${database}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		body
	});
	const said = await response.text();
	if (!response.ok || said.includes('"error"')) throw new Error(`${response.status} ${said}`);
}

function pushOf(caller: Caller): Push {
	const docs = Array.from({ length: DOCUMENTS }, (_, index) => newCard(caller, index));
	const body = JSON.stringify({ new_edits: false, docs });
	return { authorization: caller.authorization, body };
}

function newCard({ uid, device }: Caller, index: number): object {
	const id = `customer:${newUlid(Date.now(), Math.random)}`;
	const stamp = formatStamp({ ms: Date.now(), counter: index, device });
	const values = {
		schema: 1,
		type: 'person',
		givenName: `Rosa ${index}`,
		familyName: 'Prats Villanueva',
		phones: [{ id: 'phone', kind: 'mobile', number: '+34612345678' }],
		stage: 'prospeccion',
		assigned: { owner: uid, territory: 'norte' }
	};
	const body = createBody(values, stamp);
	const hash = revisionHash({ id, body, deleted: false, parents: [] });
	return { ...body, _id: id, _rev: `1-${hash}` };
}
