import type { CustomerRow } from '$lib/app/engine-api.ts';
import { fieldName, stageName } from '$lib/i18n/field-words.ts';
import { daysBetween } from '$lib/i18n/formats.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { ago, shortAgo } from './ago.ts';

/** When somebody was last in contact: in the few letters of a row, and in words for those who listen. */
export interface ContactWords {
	readonly short: string;
	readonly long: string;
}

/** Where somebody was found that is no field of a card by itself. */
const FOUND_IN: Readonly<Record<string, MessageKey>> = {
	phones: 'field.phone',
	emails: 'field.email',
	addresses: 'field.address',
	tags: 'field.tag',
	activity: 'card.activity',
	task: 'event.newTask',
	complaint: 'event.newComplaint',
	purchase: 'event.newPurchase'
};

/**
 * What rows say about the same facts, made once for all of them: at every key that is typed, all rows
 * say something else, and a phone takes as long for the words of a row as for drawing it.
 */
export class RowWords {
	readonly #contacts = new Map<number, ContactWords>();
	readonly #stages = new Map<string, string>();
	readonly #never: ContactWords;

	/** @param now milliseconds since the epoch */
	constructor(
		private readonly locale: Locale,
		private readonly now: number
	) {
		this.#never = { short: '—', long: locale.t('row.neverContacted') };
	}

	/** @param at a date and time, or nothing */
	contact(at: string): ContactWords {
		const contacted = at === '' ? NaN : Date.parse(at);
		if (!Number.isFinite(contacted)) return this.#never;
		const days = daysBetween(contacted, this.now);
		return made(this.#contacts, days, () => ({
			short: shortAgo(this.locale, contacted, this.now),
			long: `${this.locale.t('row.lastContact')} ${ago(this.locale, contacted, this.now)}`
		}));
	}

	/** "Notes: …the roof that leaks": why a row is there that does not show it otherwise. */
	found({ field, text }: NonNullable<CustomerRow['found']>): string {
		const key = FOUND_IN[field];
		return `${key === undefined ? fieldName(this.locale, field) : this.locale.t(key)}: ${text}`;
	}

	stage(stage: string): string {
		return made(this.#stages, stage, () => stageName(this.locale, stage));
	}
}

function made<K, V>(known: Map<K, V>, key: K, make: () => V): V {
	const value = known.get(key) ?? make();
	known.set(key, value);
	return value;
}
