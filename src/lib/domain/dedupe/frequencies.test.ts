import { expect, test } from 'vitest';
import { Frequencies } from './frequencies.ts';
import { matchable } from './matchable.ts';
import { NameWords } from './name-words.ts';

test('before anything is known, García is more common than a name that nobody has met', () => {
	const none = new Frequencies();
	expect(none.rate('family', 'garcia')).toBeGreaterThan(none.rate('family', 'zumalde'));
});

test('among a thousand Zumaldes the name tells little', () => {
	const frequencies = counted(1000, 'Zumalde');
	expect(frequencies.rate('family', 'zumalde')).toBeGreaterThan(0.5);
	expect(frequencies.rate('family', 'garcia')).toBeLessThan(frequencies.rate('family', 'zumalde'));
});

test('the two cards that are compared do not make their own value common', () => {
	const frequencies = counted(2, 'Zumalde');
	expect(frequencies.rate('family', 'zumalde')).toBeCloseTo(frequencies.rate('family', 'x'), 5);
});

test('nothing is so rare that two could not have it by mistake', () => {
	expect(counted(1000, 'Zumalde').rate('phone', '600123456')).toBeGreaterThan(0);
});

test('a name that is met once among many cards may be a slip, among few it is a name', () => {
	expect(counted(1000, 'Zumalde').isHeard('family', 'zumaldde')).toBe(false);
	expect(counted(1000, 'Zumalde').isHeard('family', 'zumalde')).toBe(true);
	expect(counted(1000, 'Zumalde').isHeard('family', 'garcia')).toBe(true);
	expect(counted(10, 'Zumalde').isHeard('family', 'zumaldde')).toBe(true);
});

function counted(cards: number, familyName: string): Frequencies {
	const frequencies = new Frequencies();
	const card = matchable({ type: 'person', givenName: 'Ana', familyName }, new NameWords());
	for (let i = 0; i < cards; i++) frequencies.count(card);
	return frequencies;
}
