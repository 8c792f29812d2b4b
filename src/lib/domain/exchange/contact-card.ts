import type { emailKinds, phoneKinds } from '../documents/customer.ts';

/** Somebody's details as a card tells them, whatever its format. What it does not tell is absent or empty. */
export interface ContactCard {
	readonly givenName?: string;
	readonly familyName?: string;
	readonly honorific?: string;
	readonly nickname?: string;
	readonly companyName?: string;
	readonly department?: string;
	readonly jobTitle?: string;
	/** `yyyy-mm-dd` */
	readonly birthDate?: string;
	readonly note?: string;
	/** likeliest to reach them first */
	readonly phones: readonly CardPhone[];
	readonly emails: readonly CardEmail[];
	readonly addresses: readonly CardAddress[];
	readonly urls: readonly string[];
}

export interface CardPhone {
	readonly number: string;
	readonly kind: (typeof phoneKinds)[number];
}

export interface CardEmail {
	readonly address: string;
	readonly kind: (typeof emailKinds)[number];
}

export interface CardAddress {
	readonly kind: 'home' | 'office' | 'postal';
	readonly street?: string;
	readonly number?: string;
	readonly complement?: string;
	readonly postalCode?: string;
	readonly city?: string;
	readonly region?: string;
	/** ISO 3166-1 alpha-2 where it was understood, else as written */
	readonly country?: string;
}

/** Nobody has more than this; a card that claims so was made to do harm. */
const MOST_ITEMS = 20;
const LONGEST = 400;
const LONGEST_NOTE = 2000;

/** One line of text of a length that a field holds; undefined for nothing. */
export function cardText(text: string | undefined): string | undefined {
	return bounded(text?.replace(/\s+/g, ' '), LONGEST);
}

/** Several lines. */
export function cardNote(text: string | undefined): string | undefined {
	return bounded(text?.replace(/\r\n?/g, '\n'), LONGEST_NOTE);
}

/** Without the keys that have no value. */
export function told<T extends object>(values: {
	[K in keyof T]: T[K] | undefined;
}): T {
	return Object.fromEntries(
		Object.entries(values).filter(([, value]) => value !== undefined)
	) as unknown as T;
}

/** Without those that come again, and no more than somebody has. */
export function distinct<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
	const seen = new Map<string, T>();
	for (const item of items) if (!seen.has(key(item))) seen.set(key(item), item);
	return [...seen.values()].slice(0, MOST_ITEMS);
}

/** Whether there is anybody on it at all. */
export function tellsSomebody(card: ContactCard): boolean {
	const { givenName, familyName, companyName, phones, emails } = card;
	return [givenName, familyName, companyName, phones[0], emails[0]].some(
		(value) => value !== undefined
	);
}

function bounded(text: string | undefined, most: number): string | undefined {
	const plain = text?.replace(/[^\P{Cc}\n]/gu, ' ').trim();
	if (plain === undefined || plain === '') return undefined;
	return plain.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}
