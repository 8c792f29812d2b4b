import { expect, test } from 'vitest';
import { Locale } from './locale.svelte.ts';

const inSpanish = { page: document.createElement('html'), memory: null, wanted: ['es'] };

test('the words of the list are there at once, those of other screens when they have come', async () => {
	const locale = await Locale.openForStart(inSpanish);
	expect(locale.t('customers.title')).toBe('Clientes');
	expect(locale.t('draw.title')).toBe('');
	await locale.complete();
	expect(locale.t('draw.title')).toBe('Sorteo');
});

test('a language that is chosen while the words of another one come stays', async () => {
	const locale = await Locale.openForStart(inSpanish);
	await Promise.all([locale.show('fr'), locale.complete()]);
	expect([locale.t('customers.title'), locale.t('draw.title')]).toEqual([
		'Clients',
		'Tirage au sort'
	]);
});
