import type { ComparedCard, Comparison } from '$lib/app/duplicates-api.ts';
import { fieldName, fieldValue, itemName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';

/** A datum that the one who stays would get. */
export interface GainWords {
	readonly key: string;
	readonly name: string;
	readonly value: string;
}

type Field = Comparison['preview']['fields'][number];

/** Fields of which both say something: a person chooses. The others are simply filled in. */
export function isChoice({ winner, loser }: Field): boolean {
	return winner !== null && winner !== '' && loser !== null;
}

export function gainsOf(
	locale: Locale,
	phones: Phones,
	{ preview }: Comparison
): readonly GainWords[] {
	const filled = preview.fields
		.filter((field) => !isChoice(field))
		.map(({ path, loser }) => ({
			key: path,
			name: fieldName(locale, path),
			value: fieldValue(locale, phones, path, loser)
		}));
	const added = preview.items.map(({ list, item, values }) => {
		const { kind } = values;
		return {
			key: `${list}/${item}`,
			name: itemName(locale, list, typeof kind === 'string' ? kind : ''),
			value: itemValue(locale, phones, list, values)
		};
	});
	return [...filled, ...added].filter(({ value }) => value !== '');
}

const SHOWN = ['number', 'address', 'value', 'street', 'postalCode', 'city'];
const ADDRESS = ['street', 'number', 'postalCode', 'city'];

function itemValue(
	locale: Locale,
	phones: Phones,
	list: string,
	values: Readonly<Record<string, unknown>>
): string {
	return (list === 'addresses' ? ADDRESS : SHOWN)
		.map((field) => fieldValue(locale, phones, `${list}/-/${field}`, values[field]))
		.filter((text) => text !== '')
		.join(' ');
}

/** "Since 12 March 2024 · Ana · 3 notes" */
export function cardWords(
	{ t, formats }: Locale,
	{ since, ownerName, events }: ComparedCard
): string {
	return [
		t('compare.since', { date: formats.day(since) }),
		ownerName,
		t('compare.events', { count: events })
	]
		.filter((text) => text !== '')
		.join(' · ');
}
