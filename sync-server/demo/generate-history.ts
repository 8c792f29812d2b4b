import { formatDocId } from '#domain/documents/ids.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { Random } from '#domain/kernel/random.ts';
import { activityNotes } from './activity-notes.ts';
import { catalogue } from './catalogue.ts';
import { between, chance, pick, pickWeighted } from './choose.ts';
import { supervisor } from './company.ts';
import { hasBought } from './customer-profile.ts';
import type { DemoCustomer } from './generate-customers.ts';
import type { Country } from './places/place.ts';
import { seededRandom } from './seeded-random.ts';
import { workingTime } from './working-time.ts';

/** One document of a customer's history, at its time. */
export interface DemoEvent {
	readonly id: string;
	/** milliseconds since the epoch */
	readonly at: number;
	readonly values: JsonObject;
}

const channels = [
	{ channel: 'call', weight: 34 },
	{ channel: 'visit', weight: 22 },
	{ channel: 'message', weight: 18 },
	{ channel: 'email', weight: 16 },
	{ channel: 'note', weight: 10 }
] as const;

/** In minor units, and what a euro's worth costs there. */
const currencyOf: Readonly<Record<Country, { currency: string; rate: number }>> = {
	ES: { currency: 'EUR', rate: 1 },
	FR: { currency: 'EUR', rate: 1 },
	GB: { currency: 'GBP', rate: 0.87 },
	MX: { currency: 'MXN', rate: 21 },
	CA: { currency: 'CAD', rate: 1.6 },
	US: { currency: 'USD', rate: 1.15 }
};

/** Some two and a half contacts per customer, and nearly four purchases per customer who buys. */
export function generateHistory(
	customer: DemoCustomer,
	seed: string,
	now: number
): readonly DemoEvent[] {
	const random = seededRandom(`${seed}/history/${customer.cid}`);
	const contacts = between(random, 0, 5);
	const purchases = hasBought(customer.stage) ? between(random, 1, 6) : 0;
	return [
		...Array.from({ length: contacts }, () => activity(random, customer, now)),
		...Array.from({ length: purchases }, () => purchase(random, customer, now))
	];
}

function activity(random: Random, customer: DemoCustomer, now: number): DemoEvent {
	const at = workingTime(random, customer.createdAt, now);
	const { channel } = pickWeighted(random, channels);
	return event(random, customer, 'activity', at, {
		channel,
		summary: pick(random, activityNotes[customer.language][channel])
	});
}

function purchase(random: Random, customer: DemoCustomer, now: number): DemoEvent {
	const at = workingTime(random, customer.createdAt, now);
	const product = pick(random, catalogue);
	const { currency, rate } = currencyOf[customer.country];
	const quantity = product.bulk ? between(random, 1, 12) : 1;
	return event(random, customer, 'purchase', at, {
		product: product.name[customer.language],
		quantity,
		amount: Math.round(product.price * rate) * quantity,
		currency
	});
}

function event(
	random: Random,
	{ cid, owner }: DemoCustomer,
	kind: 'activity' | 'purchase',
	at: number,
	values: JsonObject
): DemoEvent {
	const by = chance(random, 0.93) ? owner.uid : supervisor.uid;
	return {
		id: formatDocId({ kind, cid, ulid: newUlid(at, random) }),
		at,
		values: { schema: 1, by, at: new Date(at).toISOString(), ...values }
	};
}
