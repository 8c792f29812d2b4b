import { expect, test } from 'vitest';
import { newUlid } from '#domain/documents/ulid.ts';
import { concernsCard } from './concerns-card.ts';

const rosa = newUlid(1, () => 0.1);
const omar = newUlid(1, () => 0.2);
const eva = newUlid(1, () => 0.3);
const ulid = newUlid(2, () => 0.4);
const concerns = (...ids: readonly string[]): boolean =>
	concernsCard({ type: 'changed', ids }, new Set([rosa, omar]));

test('a card is read again for those whom it shows, and for whoever is merged into them', () => {
	expect(concerns(`customer:${rosa}`)).toBe(true);
	expect(concerns(`customer:${eva}`, `purchase:${omar}:${ulid}`)).toBe(true);
	expect(concerns(`customer:${eva}:merged`)).toBe(true);
});

test('it is read again for what all cards rest on, and where nobody says what has changed', () => {
	expect(concerns('settings:field-pan')).toBe(true);
	expect(concerns(`person:${ulid}`)).toBe(true);
	expect(concerns(`campaign:${ulid}`)).toBe(true);
	expect(concerns()).toBe(true);
	expect(concernsCard({ type: 'changed', ids: [`activity:${eva}:${ulid}`] }, null)).toBe(true);
});

test('what others get is no reason to', () => {
	expect(concerns(`customer:${eva}`, `customer:${eva}:notes`, `activity:${eva}:${ulid}`)).toBe(
		false
	);
	expect(concerns(`entry:${ulid}:${ulid}`, `edit:${rosa}:core:${ulid}`)).toBe(false);
	expect(concernsCard({ type: 'kiosk' }, new Set([rosa]))).toBe(false);
});
