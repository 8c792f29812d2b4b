import { expect, test } from 'vitest';
import { Slots } from './slots.ts';

test('no more are in at once than there is room for, and the others come in their order', async () => {
	const slots = new Slots(2);
	const log: string[] = [];
	const come = async (name: string) => {
		const leave = await slots.enter();
		log.push(name);
		return leave;
	};
	const [first, second] = await Promise.all([come('a'), come('b')]);
	const others = [come('c'), come('d')];
	await Promise.resolve();
	expect(log).toEqual(['a', 'b']);
	first();
	first();
	const third = await others[0];
	expect(log).toEqual(['a', 'b', 'c']);
	second();
	third?.();
	await others[1];
	await come('e');
	expect(log).toEqual(['a', 'b', 'c', 'd', 'e']);
});
