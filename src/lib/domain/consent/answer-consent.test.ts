import { describe, expect, test } from 'vitest';
import type { Consent } from '../documents/events.ts';
import { answerConsent, type ConsentAnswer } from './answer-consent.ts';
import { standingConsents } from './standing-consents.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const witness = { by: 'luis', device: 'dLUIS', now: NOW };
const asked: Consent = {
	_id: 'consent:c:1',
	schema: 1,
	purpose: 'news',
	channel: 'email',
	granted: true,
	text: 'Je veux recevoir des nouvelles.',
	version: '3',
	language: 'fr',
	at: '2026-11-20T10:00:00.000Z',
	by: 'ana',
	device: 'dANA',
	entry: 'entry:k:1'
};
const about = { purpose: 'news', channel: 'email' } as const;
const no: ConsentAnswer = { ...about, granted: false };
const yes: ConsentAnswer = { ...about, granted: true, how: 'phone' };

const standsAfter = (answer: ConsentAnswer, evidence: readonly Consent[]): boolean | undefined => {
	const given = answerConsent(answer, evidence, witness);
	const all = given === null ? evidence : [...evidence, { ...given, _id: 'consent:c:2' }];
	return standingConsents(all)[0]?.granted;
};

describe('an answer that is given later', () => {
	test('is about the words that were shown, in their language and version', () => {
		expect(answerConsent({ ...no, note: 'Demasiados correos' }, [asked], witness)).toEqual({
			schema: 1,
			...about,
			granted: false,
			text: asked.text,
			version: '3',
			language: 'fr',
			at: '2026-11-22T12:00:00.000Z',
			by: 'luis',
			device: 'dLUIS',
			note: 'Demasiados correos'
		});
	});

	test('counts, also where the former one bears the time of a clock that ran ahead', () => {
		const ahead = { ...asked, at: '2026-12-24T10:00:00.000Z' };
		expect(standsAfter(no, [ahead])).toBe(false);
		expect(standsAfter(yes, [{ ...ahead, granted: false }])).toBe(true);
	});

	test('is no yes without how it was said, nor one to words that nobody has shown', () => {
		expect(answerConsent({ ...about, granted: true }, [asked], witness)).toBeNull();
		expect(answerConsent(yes, [], witness)).toBeNull();
		const words = { text: 'De palabra', language: 'es' };
		expect(answerConsent({ ...yes, words }, [], witness)).toBeNull();
	});

	test('of not being contacted needs no form that asked for it', () => {
		const words = { text: 'Pide que no se le llame.', language: 'es' };
		const objection = { purpose: 'contact', channel: 'phone', granted: false, words };
		expect(answerConsent(objection, [asked], witness)).toMatchObject({
			purpose: 'contact',
			text: words.text,
			version: '1'
		});
	});
});
