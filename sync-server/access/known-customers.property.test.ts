import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KnownCustomers } from './known-customers.ts';

const cid = (number: number) => String(number).padStart(26, '0');
const CHANGING = [1, 2, 3, 4].map(cid);
/** So many that those who change are few enough to be known by name. */
const OTHERS = Array.from({ length: 20 }, (_, index) => cid(index + 10));
/** A merge that matters, behind another, of somebody who is lent, is rare. */
const RUNS = 500;
const CAMPAIGNS = ['campaign:1', 'campaign:2'];

const some = fc.constantFrom(...CHANGING);
const change = fc.oneof(
	fc.record({
		does: fc.constant('card' as const),
		cid: some,
		owner: fc.option(fc.constantFrom('ana', 'bruno'))
	}),
	fc.record({
		does: fc.constant('assign' as const),
		cid: some,
		owner: fc.option(fc.constantFrom('ana', 'bruno'))
	}),
	fc.record({ does: fc.constant('merge' as const), cid: some, into: fc.option(some) }),
	fc.record({
		does: fc.constant('lend' as const),
		cid: some,
		campaigns: fc.subarray(CAMPAIGNS)
	})
);

function apply(
	known: KnownCustomers,
	each: typeof change extends fc.Arbitrary<infer T> ? T : never
) {
	switch (each.does) {
		case 'card': {
			known.noteCard(each.cid, each.owner === null ? null : cardOf(each.owner));
			return;
		}
		case 'assign': {
			const { owner } = each;
			const body = owner === null ? null : { schema: 1, owner, territory: 'south' };
			known.note(each.cid, 'assignment', body);
			return;
		}
		case 'merge': {
			const body = each.into === null ? null : { schema: 1, into: each.into };
			known.note(each.cid, 'merged', body);
			return;
		}
		case 'lend': {
			known.lend(each.cid, each.campaigns);
			return;
		}
	}
}

const cardOf = (owner: string) => JSON.stringify({ owner, territory: 'north' });

test('whatever changes, those whom a rule accepts are among those who are found by it', () => {
	fc.assert(
		fc.property(fc.array(change, { maxLength: 30, size: 'max' }), (changes) => {
			const known = new KnownCustomers();
			for (const each of [...CHANGING, ...OTHERS]) known.noteCard(each, cardOf('eva'));
			for (const each of changes) apply(known, each);
			for (const campaign of CAMPAIGNS) {
				expectFound(known, ({ campaigns = [] }) => campaigns.includes(campaign));
			}
			for (const owner of ['ana', 'bruno']) {
				expectFound(known, ({ assigned }) => assigned.owner === owner);
			}
		}),
		{ numRuns: RUNS }
	);
});

function expectFound(known: KnownCustomers, accepts: (facts: CustomerFacts) => boolean): void {
	const found = [...(known.where(accepts) ?? [])];
	const accepted = CHANGING.filter((each) => {
		const facts = known.factsOf(each);
		return facts !== null && accepts(facts);
	});
	expect(found).toEqual(expect.arrayContaining(accepted));
}
