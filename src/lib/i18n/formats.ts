import { once } from './once.ts';

/** How a country writes dates, numbers and money. Instants are milliseconds since the epoch. */
export class Formats {
	readonly #tag: string;
	readonly #day = once(() => new Intl.DateTimeFormat(this.#tag, { dateStyle: 'long' }));
	readonly #shortDay = once(() => new Intl.DateTimeFormat(this.#tag, { dateStyle: 'medium' }));
	readonly #dayOfYear = once(
		() => new Intl.DateTimeFormat(this.#tag, { day: 'numeric', month: 'short' })
	);
	readonly #plainDate = once(
		() => new Intl.DateTimeFormat(this.#tag, { dateStyle: 'long', timeZone: 'UTC' })
	);
	readonly #month = once(
		() => new Intl.DateTimeFormat(this.#tag, { month: 'short', year: '2-digit', timeZone: 'UTC' })
	);
	readonly #time = once(() => new Intl.DateTimeFormat(this.#tag, { timeStyle: 'short' }));
	readonly #number = once(() => new Intl.NumberFormat(this.#tag));
	readonly #relative = once(
		() => new Intl.RelativeTimeFormat(this.#tag, { numeric: 'auto', style: 'short' })
	);
	readonly #moneys = new Map<string, Intl.NumberFormat>();
	readonly #countries = once(() => new Intl.DisplayNames(this.#tag, { type: 'region' }));
	readonly #languages = once(() => new Intl.DisplayNames(this.#tag, { type: 'language' }));

	constructor(tag: string) {
		this.#tag = tag;
	}

	number(value: number): string {
		return this.#number().format(value);
	}

	/** @param share from 0 to 1; never rounded up to all of it */
	percent(share: number): string {
		const format = new Intl.NumberFormat(this.#tag, { style: 'percent' });
		return format.format(Math.floor(share * 100) / 100);
	}

	/** "3 hours", "2 days": in whole hours below two days, in whole days from there */
	duration(milliseconds: number): string {
		const hours = Math.round(milliseconds / 3_600_000);
		const [count, unit] = hours < 47 ? [hours, 'hour'] : [Math.round(hours / 24), 'day'];
		const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
		return new Intl.NumberFormat(this.#tag, style).format(count);
	}

	/** "30 days", "1 month" */
	span(count: number, unit: 'day' | 'week' | 'month' | 'year'): string {
		const style = { style: 'unit', unit, unitDisplay: 'long' } as const;
		return new Intl.NumberFormat(this.#tag, style).format(count);
	}

	/** "this month", "last year", "3 weeks ago" */
	before(count: number, unit: 'day' | 'week' | 'month' | 'year'): string {
		const format = new Intl.RelativeTimeFormat(this.#tag, { numeric: 'auto' });
		// Zero before is "this", which a negative zero says in no language.
		return format.format(count === 0 ? 0 : -count, unit);
	}

	time(at: number): string {
		return this.#time().format(at);
	}

	day(at: number): string {
		return this.#day().format(at);
	}

	shortDay(at: number): string {
		return this.#shortDay().format(at);
	}

	/** A calendar date without a zone, `yyyy-mm-dd`; anything else comes back as it is. */
	plainDate(date: string): string {
		const at = Date.parse(`${date}T00:00:00Z`);
		return Number.isNaN(at) ? date : this.#plainDate().format(at);
	}

	/** "Nov 26". @param month `yyyy-mm` */
	month(month: string): string {
		return this.#month().format(Date.parse(`${month}-01T00:00:00Z`));
	}

	/** "today 10:32", "yesterday 17:40", then the date, with its year where that is another one */
	moment(at: number, now: number): string {
		const days = daysBetween(at, now);
		const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
		const date = sameYear ? this.#dayOfYear() : this.#shortDay();
		const day = days < 2 ? this.#relative().format(-days, 'day') : date.format(at);
		return `${day} ${this.time(at)}`;
	}

	/** @param minor in the currency's minor unit, such as cents */
	money(minor: number, currency: string): string {
		const format = this.#money(currency);
		const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
		return format.format(minor / 10 ** digits);
	}

	#money(currency: string): Intl.NumberFormat {
		const known = this.#moneys.get(currency);
		if (known !== undefined) return known;
		const made = new Intl.NumberFormat(this.#tag, { style: 'currency', currency });
		this.#moneys.set(currency, made);
		return made;
	}

	bytes(count: number): string {
		const steps = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
		const step = count < 1 ? 0 : Math.min(4, Math.floor(Math.log(count) / Math.log(1000)));
		return new Intl.NumberFormat(this.#tag, {
			style: 'unit',
			unit: steps[step] ?? 'byte',
			maximumFractionDigits: step > 2 ? 1 : 0
		}).format(count / 1000 ** step);
	}

	/** @param code ISO 3166-1 alpha-2 */
	country(code: string): string {
		return nameOf(this.#countries(), code);
	}

	language(code: string): string {
		return nameOf(this.#languages(), code);
	}

	/** "a, b and c", or "a, b or c" */
	list(words: readonly string[], by: 'and' | 'or'): string {
		const type = by === 'and' ? 'conjunction' : 'disjunction';
		return new Intl.ListFormat(this.#tag, { type }).format(words);
	}

	compare(a: string, b: string): number {
		return a.localeCompare(b, this.#tag);
	}
}

/** Whole days between two local calendar days; never negative, as a clock may run ahead. */
export function daysBetween(at: number, now: number): number {
	const from = new Date(at).setHours(0, 0, 0, 0);
	const to = new Date(now).setHours(0, 0, 0, 0);
	return Math.max(0, Math.round((to - from) / 86_400_000));
}

function nameOf(names: Intl.DisplayNames, code: string): string {
	try {
		return names.of(code) ?? code;
	} catch {
		// Not a code at all: somebody imported a name.
		return code;
	}
}
