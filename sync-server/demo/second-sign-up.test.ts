import { expect, test } from 'vitest';
import { customerCore } from '#domain/documents/customer.ts';
import { customerId } from '#domain/documents/ids.ts';
import { ulidTime } from '#domain/documents/ulid.ts';
import { generateCustomers } from './generate-customers.ts';
import { secondSignUp } from './second-sign-up.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const customers = [...generateCustomers(2000, 'test', NOW)];
const again = customers.flatMap((first) => {
	const second = secondSignUp(first, 'test', NOW);
	return second === null ? [] : [{ first, second }];
});

test('some people have signed up twice, later, with the same rep', () => {
	expect(again.length).toBeGreaterThan(15);
	expect(again.length).toBeLessThan(50);
	for (const { first, second } of again) {
		expect(second.cid).not.toBe(first.cid);
		expect(ulidTime(second.cid)).toBeGreaterThanOrEqual(ulidTime(first.cid));
		expect(ulidTime(second.cid)).toBeLessThan(NOW);
		expect(second.values['assigned']).toEqual(first.values['assigned']);
	}
});

test('what they said in a hurry is a card like any other, reached one way at least', () => {
	for (const { second } of again) {
		const card = customerCore.parse({ _id: customerId(second.cid), ...second.values });
		expect(card.givenName).toMatch(/^\p{Lu}/u);
		expect([...(card.phones ?? []), ...(card.emails ?? [])]).toHaveLength(1);
	}
});

test('they are the same for the same seed', () => {
	for (const { first, second } of again) expect(secondSignUp(first, 'test', NOW)).toEqual(second);
});
