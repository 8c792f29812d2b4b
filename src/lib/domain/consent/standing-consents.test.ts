import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Consent } from '../documents/events.ts';
import { standingConsents } from './standing-consents.ts';

describe('what a person agreed to', () => {
	it('is the last answer on each purpose and channel', () => {
		const evidence = [
			answer('c1', 'offers', 'email', true, '2026-11-20T10:00:00.000Z'),
			answer('c2', 'offers', 'phone', true, '2026-11-20T10:00:00.000Z'),
			answer('c3', 'offers', 'email', false, '2026-11-21T10:00:00.000Z'),
			answer('c4', 'rules', undefined, true, '2026-11-20T10:00:00.000Z')
		];
		expect(summary(evidence)).toEqual(['offers email no', 'offers phone yes', 'rules - yes']);
	});

	it('is told with the evidence for it', () => {
		const evidence = [answer('c1', 'rules', undefined, true, '2026-11-20T10:00:00.000Z')];
		expect(standingConsents(evidence)[0]?.evidence).toBe(evidence[0]);
	});

	it('is no, where yes and no came at once', () => {
		const at = '2026-11-20T10:00:00.000Z';
		const evidence = [
			answer('c2', 'rules', undefined, true, at),
			answer('c1', 'rules', undefined, false, at)
		];
		expect(summary(evidence)).toEqual(['rules - no']);
	});

	it('is compared by instant, not by how the instant is written', () => {
		const evidence = [
			answer('c1', 'rules', undefined, false, '2026-11-20T10:00:00Z'),
			answer('c2', 'rules', undefined, true, '2026-11-20T09:00:00.500-02:00')
		];
		expect(summary(evidence)).toEqual(['rules - yes']);
	});

	it('does not depend on the order in which evidence arrived', () => {
		const any = fc.record({
			id: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
			purpose: fc.constantFrom('rules', 'offers'),
			channel: fc.constantFrom('email', undefined),
			granted: fc.boolean(),
			minute: fc.integer({ min: 10, max: 12 })
		});
		const history = fc
			.uniqueArray(any, { selector: ({ id }) => id })
			.map((all) =>
				all.map(({ id, purpose, channel, granted, minute }) =>
					answer(id, purpose, channel, granted, `2026-11-20T10:${minute}:00.000Z`)
				)
			);
		const withShuffle = history.chain((all) =>
			fc.tuple(
				fc.constant(all),
				fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })
			)
		);
		fc.assert(
			fc.property(withShuffle, ([all, shuffled]) => {
				expect(standingConsents(shuffled)).toEqual(standingConsents(all));
			})
		);
	});
});

function summary(evidence: readonly Consent[]): string[] {
	return standingConsents(evidence).map(
		({ purpose, channel, granted }) => `${purpose} ${channel ?? '-'} ${granted ? 'yes' : 'no'}`
	);
}

function answer(
	id: string,
	purpose: string,
	channel: string | undefined,
	granted: boolean,
	at: string
): Consent {
	return {
		_id: id,
		schema: 1,
		purpose,
		...(channel !== undefined && { channel }),
		granted,
		text: 'I agree.',
		version: '1',
		language: 'en',
		at,
		by: 'luis',
		device: 'dLUIS'
	};
}
