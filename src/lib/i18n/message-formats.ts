import type { Language } from './languages.ts';
import {
	formatPattern,
	parsePattern,
	type MessageValues,
	type Pattern
} from './message-pattern.ts';
import type { MessageKey, Messages } from './messages.ts';
import { once } from './once.ts';

export type { MessageValues } from './message-pattern.ts';

/** Messages of one language; each is parsed when it is first told something. */
export class MessageFormats {
	readonly #parsed = new Map<MessageKey, Pattern>();
	readonly #numbers: () => Intl.NumberFormat;
	readonly #plurals: () => Intl.PluralRules;

	constructor(
		private readonly messages: Messages,
		readonly language: Language
	) {
		this.#numbers = once(() => new Intl.NumberFormat(language));
		this.#plurals = once(() => new Intl.PluralRules(language));
	}

	/** undefined for what these messages don't say */
	words(key: MessageKey, values?: MessageValues): string | undefined {
		const message = this.messages[key];
		if (message === undefined || values === undefined) return message;
		return formatPattern(this.#parse(key, message), values, this.#counting);
	}

	readonly #counting = {
		category: (count: number): string => this.#plurals().select(count),
		number: (value: number): string =>
			isPlain(value) ? String(value) : this.#numbers().format(value)
	};

	#parse(key: MessageKey, message: string): Pattern {
		const known = this.#parsed.get(key);
		if (known !== undefined) return known;
		const parsed = parsePattern(message);
		this.#parsed.set(key, parsed);
		return parsed;
	}
}

/** Written alike in every language that the app speaks; the first number that is not costs a phone 25 ms. */
function isPlain(value: number): boolean {
	return Number.isInteger(value) && value >= 0 && value < 1000;
}
