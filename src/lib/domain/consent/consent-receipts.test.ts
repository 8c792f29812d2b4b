import { expect, test } from 'vitest';
import type { Consent } from '../documents/events.ts';
import { consentReceipts, receiptRevision } from './consent-receipts.ts';

const said: Consent = {
	_id: 'consent:c:1',
	schema: 1,
	purpose: 'news',
	channel: 'email',
	granted: true,
	text: 'Je veux recevoir des nouvelles.',
	version: '3',
	language: 'fr',
	at: '2026-11-20T10:00:00.000Z',
	by: 'u1',
	device: 'd1'
};

test('a receipt holds the words, who took them and what they were written under', () => {
	const made = Date.UTC(2026, 10, 22);
	const { _id: _, ...content } = said;
	expect(consentReceipts({ cid: 'c', name: 'Rosa' }, [{ ...said, byName: 'Ana' }], made)).toEqual({
		format: 'ficha-consent-receipts',
		version: 1,
		made: '2026-11-22T00:00:00.000Z',
		customer: { id: 'c', name: 'Rosa' },
		receipts: [{ id: said._id, revision: receiptRevision(said), ...content, byName: 'Ana' }]
	});
});

test('a receipt that was changed is told by its revision', () => {
	expect(receiptRevision(said)).not.toBe(receiptRevision({ ...said, text: 'Non.' }));
});
