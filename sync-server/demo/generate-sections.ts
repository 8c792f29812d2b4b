import { formatDocId } from '#domain/documents/ids.ts';
import type { OwnSection } from '#domain/documents/sections.ts';
import type { Json, JsonObject } from '#domain/kernel/json.ts';
import type { Random } from '#domain/kernel/random.ts';
import { chance, digits, pick } from './choose.ts';
import { hasBought } from './customer-profile.ts';
import type { DemoCustomer } from './generate-customers.ts';
import type { DemoEvent } from './generate-history.ts';
import { confidences, terms } from './section-words.ts';
import { seededRandom } from './seeded-random.ts';

/** Of people: what is told in confidence is told of few. */
const CONFIDED = 1 / 12;

/** What was agreed with the businesses that buy, where their bills go, and what was told in confidence. */
export function generateSections(customer: DemoCustomer, seed: string): readonly DemoEvent[] {
	const random = seededRandom(`${seed}/sections/${customer.cid}`);
	const { values, language, stage } = customer;
	const isBusiness = typeof values['companyName'] === 'string' && hasBought(stage);
	const words = terms[language];
	const sections: DemoEvent[] = [];
	if (isBusiness) {
		const credit = pick(random, words.credit);
		const agreed = { contract: pick(random, words.contract), prices: pick(random, words.prices) };
		sections.push(
			section(customer, 'commercial', { ...agreed, credit }),
			section(customer, 'billing', billing(random, values))
		);
	}
	if (chance(random, CONFIDED)) {
		sections.push(section(customer, 'notes', { personal: pick(random, confidences[language]) }));
	}
	return sections;
}

function billing(random: Random, values: JsonObject): JsonObject {
	const country = firstAddress(values)['country'];
	const { id: _, kind: __, ...address } = firstAddress(values);
	return {
		legalName: values['companyName'] ?? '',
		taxId: `${pick(random, ['A', 'B', 'F'])}${digits(random, 8)}`,
		...address,
		...(country === 'ES' || country === 'FR'
			? { paymentMethod: 'debit', iban: inventedIban(random, country) }
			: { paymentMethod: pick(random, ['transfer', 'cheque']) })
	};
}

/** Of no bank: ES has 20 digits after its check, FR 23. */
function inventedIban(random: Random, country: 'ES' | 'FR'): string {
	const account = '0000' + digits(random, country === 'ES' ? 16 : 19);
	let rest = 0;
	// E and S are 14 and 28, F and R 15 and 27.
	const spelt = country === 'ES' ? '1428' : '1527';
	for (const digit of `${account}${spelt}00`) rest = (rest * 10 + Number(digit)) % 97;
	return `${country}${String(98 - rest).padStart(2, '0')}${account}`;
}

function firstAddress({ addresses }: JsonObject): JsonObject {
	const [first] = Array.isArray(addresses) ? (addresses as readonly Json[]) : [];
	return isObject(first) ? first : {};
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function section(
	{ cid, createdAt }: DemoCustomer,
	name: OwnSection,
	values: JsonObject
): DemoEvent {
	const id = formatDocId({ kind: 'customer', cid, section: name });
	return { id, at: createdAt, values: { schema: 1, ...values } };
}
