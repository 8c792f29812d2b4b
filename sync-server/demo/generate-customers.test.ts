import { customerCore } from '#domain/documents/customer.ts';
import { customerId } from '#domain/documents/ids.ts';
import { ulidTime } from '#domain/documents/ulid.ts';
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { generateCustomers, type DemoCustomer } from './generate-customers.ts';
import { generateHistory } from './generate-history.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const customers = [...generateCustomers(2000, 'test', NOW)];
const cards = customers.map((customer) => ({
	...customer,
	card: customerCore.parse({ _id: customerId(customer.cid), ...customer.values })
}));

const phonesOf = (values: unknown) =>
	z.object({ phones: z.array(z.object({ number: z.string(), typed: z.string() })) }).parse(values)
		.phones;

function share(matches: (customer: DemoCustomer) => boolean): number {
	return customers.filter(matches).length / customers.length;
}

describe('the demo’s customers', () => {
	test('are the same for the same seed and others for another', () => {
		expect([...generateCustomers(2000, 'test', NOW)]).toEqual(customers);
		const [other] = generateCustomers(1, 'other', NOW);
		expect(other?.cid).not.toBe(customers[0]?.cid);
	});

	test('are a beginning of any larger number of them', () => {
		expect([...generateCustomers(10, 'test', NOW)]).toEqual(customers.slice(0, 10));
	});

	test('have each an id of their own, made when they were', () => {
		expect(new Set(customers.map(({ cid }) => cid)).size).toBe(2000);
		for (const { cid, createdAt } of customers) {
			expect(ulidTime(cid)).toBe(createdAt);
			expect(createdAt).toBeLessThan(NOW);
		}
	});

	test('write Spanish, French and English, in two territories', () => {
		expect(share(({ language }) => language === 'es')).toBeCloseTo(0.5, 1);
		expect(share(({ language }) => language === 'fr')).toBeCloseTo(0.25, 1);
		expect(share(({ language }) => language === 'en')).toBeCloseTo(0.25, 1);
		const north = share(({ owner }) => owner.territories.includes('norte'));
		expect(north).toBeGreaterThan(0.35);
		expect(north).toBeLessThan(0.65);
	});

	test('belong to a colleague of their own territory', () => {
		for (const { card, owner } of cards) {
			expect(card.assigned.owner).toBe(owner.uid);
			expect(owner.territories).toContain(card.assigned.territory);
		}
	});

	test('have telephone numbers that exist in their country’s plan', () => {
		const phones = [...generateCustomers(20_000, 'phones', NOW)].flatMap(({ values, country }) =>
			phonesOf(values).map(({ number, typed }) => ({ number, typed, country }))
		);
		const wrong = phones.filter(
			({ number, typed, country }) =>
				!isValidPhoneNumber(number) || !isValidPhoneNumber(typed, country)
		);
		expect(wrong).toEqual([]);
		expect(phones.length).toBeGreaterThan(20_000);
	});

	test('hardly ever share a telephone number', () => {
		const numbers = cards.flatMap(({ card }) => (card.phones ?? []).map(({ number }) => number));
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	test('have addresses that can be read aloud', () => {
		const shapes = {
			ES: /^\d{5}$/,
			FR: /^\d{5}$/,
			MX: /^\d{5}$/,
			US: /^\d{5}$/,
			GB: /^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/,
			CA: /^[A-Z]\d[A-Z] \d[A-Z]\d$/
		};
		for (const { card, country } of cards) {
			expect(card.addresses).toHaveLength(1);
			expect(card.addresses?.[0]?.postalCode).toMatch(shapes[country]);
		}
	});

	test('can’t be written to by mistake', () => {
		const emails = cards.flatMap(({ card }) => (card.emails ?? []).map(({ address }) => address));
		for (const address of emails) expect(address).toMatch(/^[a-z0-9._]+@[a-z0-9]+\.example$/);
		expect(emails.length).toBeGreaterThan(1600);
	});

	test('have two surnames where that is the custom, and many names', () => {
		const people = cards.filter(({ card }) => card.type === 'person');
		const spanish = people.filter(({ language }) => language === 'es');
		for (const { card } of spanish) expect(card.familyName?.split(' ').length).toBeGreaterThan(1);
		const names = new Set(people.map(({ card }) => `${card.givenName} ${card.familyName}`));
		expect(names.size / people.length).toBeGreaterThan(0.97);
	});
});

describe('the demo’s history', () => {
	const events = customers.flatMap((customer) =>
		generateHistory(customer, 'test', NOW).map((event) => ({ ...event, customer }))
	);
	const of = (kind: string) => events.filter(({ id }) => id.startsWith(`${kind}:`));

	test('is some 5,000 contacts and 4,000 purchases, each with an id of its own', () => {
		expect(of('activity').length).toBeGreaterThan(4700);
		expect(of('activity').length).toBeLessThan(5300);
		expect(of('purchase').length).toBeGreaterThan(3500);
		expect(of('purchase').length).toBeLessThan(4300);
		expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
	});

	test('took place between the customer’s creation and now', () => {
		for (const { at, customer } of events) {
			expect(at).toBeGreaterThanOrEqual(customer.createdAt);
			expect(at).toBeLessThanOrEqual(NOW);
		}
	});

	test('holds no purchase of someone who has not bought yet', () => {
		const buyers = new Set(of('purchase').map(({ customer }) => customer.stage));
		expect([...buyers].sort()).toEqual(['conversion', 'evangelista', 'fidelizacion']);
	});
});
