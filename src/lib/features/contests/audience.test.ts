import { expect, test } from 'vitest';
import { withPublisher } from './audience.ts';

test('a contest for some is for whoever publishes it too', () => {
	expect(withPublisher(['role:kiosk'], 'ana')).toEqual(['person:ana', 'role:kiosk']);
	expect(withPublisher(['role:kiosk', 'person:ana'], 'ana')).toEqual(['person:ana', 'role:kiosk']);
});

test('a contest for nobody else is for everybody', () => {
	expect(withPublisher(['person:ana'], 'ana')).toBeNull();
	expect(withPublisher([], undefined)).toBeNull();
});
