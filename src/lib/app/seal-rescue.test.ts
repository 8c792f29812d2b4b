import { describe, expect, test } from 'vitest';
import { createRescueSeal } from './seal-rescue.ts';

const seal = createRescueSeal(crypto, 1);
const PASSWORD = 'pañuelo de azúcar';

const changed = (text: string, field: string, value: unknown): string =>
	JSON.stringify({ ...(JSON.parse(text) as object), [field]: value });

describe('a sealed file', () => {
	test('opens with its password, however its letters are composed', async () => {
		const text = await seal.seal({ people: ['José', '李'] }, PASSWORD);
		expect(await seal.open(text, PASSWORD.normalize('NFD'))).toEqual({
			kind: 'open',
			content: { people: ['José', '李'] }
		});
	});

	test('shows nothing of what is in it, and is another one each time', async () => {
		const [first, second] = [
			await seal.seal(['José'], PASSWORD),
			await seal.seal(['José'], PASSWORD)
		];
		expect(first).not.toContain('José');
		expect(first).not.toBe(second);
	});

	test('does not open with another password, or once a bit of it has changed', async () => {
		const text = await seal.seal({ a: 1 }, PASSWORD);
		expect(await seal.open(text, 'otra contraseña')).toEqual({ kind: 'wrong-password' });
		const { data } = JSON.parse(text) as { data: string };
		const flipped = (data.startsWith('A') ? 'B' : 'A') + data.slice(1);
		expect(await seal.open(changed(text, 'data', flipped), PASSWORD)).toEqual({
			kind: 'wrong-password'
		});
	});

	test.each([
		['cut short', (text: string) => text.slice(0, -3)],
		['another file', () => '{"name":"photo"}'],
		['no text of ours', () => '\u0000\u0001'],
		['not Base64', (text: string) => changed(text, 'data', '…')],
		['asking for years of work', (text: string) => changed(text, 'rounds', 1e12)]
	])('that is %s is told as damaged', async (_what, spoil) => {
		const text = spoil(await seal.seal({ a: 1 }, PASSWORD));
		expect(await seal.open(text, PASSWORD)).toEqual({ kind: 'damaged' });
	});
});
