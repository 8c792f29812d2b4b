import { customerId, formatDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { firstRevision } from '../../../sync-server/admin/first-revision.ts';
import type { DemoCustomer } from '../../../sync-server/demo/generate-customers.ts';
import { seededRandom } from '../../../sync-server/demo/seeded-random.ts';
import type { RevisionInput } from '../../../sync-server/storage/port.ts';

const DAY_MS = 86_400_000;
const YEARS = 4;

/** By which all of them are found, and nobody else is. */
export const BUSY = 'Cronista';

/** What the newest entry of somebody's timeline says, and nothing else does. */
export function newestOf(entries: number): string {
	return `Lo último de ${entries}`;
}

export function oldestOf(entries: number): string {
	return `Lo primero de ${entries}`;
}

/** Somebody with so many entries in their timeline, of all kinds, over four years until `ends`. */
export function busyRevisions(
	{ cid, owner, values, createdAt }: DemoCustomer,
	entries: number,
	ends: number
): readonly RevisionInput[] {
	const random = seededRandom(`busy/${entries}`);
	const names = { type: 'person', givenName: `Con ${entries}`, familyName: BUSY };
	const events = Array.from({ length: entries }, (_, index) => {
		const at = ends - (index * YEARS * 365 * DAY_MS) / entries;
		const edge = index === 0 ? newestOf(entries) : index === entries - 1 ? oldestOf(entries) : null;
		const { kind, ...rest } = edge === null ? eventOf(index, owner.uid, at) : noteOf(edge);
		const id = formatDocId({ kind, cid, ulid: newUlid(at, random) });
		const body = { schema: 1, by: owner.uid, at: new Date(at).toISOString(), ...rest };
		return firstRevision(id, body, at);
	});
	return [firstRevision(customerId(cid), { ...values, ...names }, createdAt), ...events];
}

type Event = JsonObject & { readonly kind: 'activity' | 'purchase' | 'task' | 'complaint' };

function noteOf(summary: string): Event {
	return { kind: 'activity', channel: 'note', summary };
}

/** Of ten: five contacts, three purchases, a task that was done, a complaint that somebody sees to. */
function eventOf(index: number, owner: string, at: number): Event {
	const turn = index % 10;
	if (turn < 5) {
		const channel = (['call', 'visit', 'message', 'email', 'note'] as const)[turn] ?? 'call';
		const summary = `Habló de la entrega del martes y pidió precio de hojaldre (${index}).`;
		return { kind: 'activity', channel, summary };
	}
	if (turn < 8) {
		return { kind: 'purchase', product: `Harina T${45 + turn}`, amount: 4250, currency: 'EUR' };
	}
	if (turn === 8) {
		const done = new Date(at).toISOString();
		return { kind: 'task', title: `Mandar la tarifa (${index})`, owner, done, outcome: 'done' };
	}
	return { kind: 'complaint', summary: `Llegó frío (${index}).`, owner };
}
