import { newUlid, ulidTime } from '#domain/documents/ulid.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import { between, chance } from './choose.ts';
import type { DemoCustomer } from './generate-customers.ts';
import { seededRandom } from './seeded-random.ts';

const DAY = 24 * 3_600_000;
/** Of people, who sign up once more at another fair. */
const TWICE = 1 / 60;

/**
 * The card that somebody made who did not see that the customer is known: the same person in fewer
 * words, typed in a queue. It belongs to the same rep.
 *
 * @returns null for most customers, who have one card
 */
export function secondSignUp(
	customer: DemoCustomer,
	seed: string,
	now: number
): DemoCustomer | null {
	const random = seededRandom(`${seed}/again/${customer.cid}`);
	const { values } = customer;
	if (values['type'] !== 'person' || !chance(random, TWICE)) return null;
	const createdAt = between(random, ulidTime(customer.cid), now - DAY);
	const again: JsonObject = {
		schema: 1,
		type: 'person',
		...namesInAHurry(values),
		...onlyFirst(values, chance(random, 0.5) ? 'phones' : 'emails'),
		stage: 'prospeccion',
		source: 'fair',
		assigned: values['assigned'] ?? null
	};
	return {
		...customer,
		cid: newUlid(createdAt, random),
		createdAt,
		stage: 'prospeccion',
		values: again
	};
}

/** One given name, one surname, no accents. */
function namesInAHurry({ givenName, familyName }: JsonObject): JsonObject {
	return { givenName: hurried(givenName), familyName: hurried(familyName) };
}

function hurried(name: JsonObject[string] | undefined): string {
	const [first = ''] = typeof name === 'string' ? name.split(' ') : [];
	return first.normalize('NFD').replace(/\p{Mn}/gu, '');
}

function onlyFirst(values: JsonObject, wanted: 'phones' | 'emails'): JsonObject {
	const list = itemsOf(values[wanted]).length > 0 ? wanted : 'phones';
	return { [list]: itemsOf(values[list]).slice(0, 1) };
}

function itemsOf(value: Json | undefined): readonly Json[] {
	return Array.isArray(value) ? (value as readonly Json[]) : [];
}
