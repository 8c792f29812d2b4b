import { expect, test } from 'vitest';
import { segment } from './segment.ts';

const women = {
	_id: 'segment:01HZZZZZZZZZZZZZZZZZZSEG01',
	schema: 1,
	by: '01HZZZZZZZZZZZZZZZZZZPRS01',
	name: 'Clientas del norte',
	where: {
		kind: 'all',
		of: [
			{ kind: 'choice', field: 'sex', in: ['female'] },
			{
				kind: 'not',
				of: { kind: 'any', of: [{ kind: 'choice', field: 'territory', in: ['sur'] }] }
			}
		]
	},
	sort: [{ field: 'postalCode', direction: 'up' }]
};

test('a segment is read with its tree, its order, and what a newer app has added', () => {
	const read = segment.parse({ ...women, colour: 'green' });
	expect(read).toEqual({ ...women, colour: 'green' });
});

test.each([
	['order by what there is not', { sort: [{ field: 'shoeSize', direction: 'up' }] }],
	['a question without a question', { where: {} }],
	['a condition that is deep inside and unknown', { where: { kind: 'not', of: { kind: 'x' } } }]
])('%s is refused', (_, spoiled) => {
	expect(segment.safeParse({ ...women, ...spoiled }).success).toBe(false);
});
