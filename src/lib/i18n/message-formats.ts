import type { Language } from './languages.ts';
import {
	formatPattern,
	parsePattern,
	type MessageValues,
	type Pattern
} from './message-pattern.ts';
import type { MessageKey, Messages } from './messages.ts';
import { once } from './once.ts';
import { pluralCategory, wholeNumber } from './whole-number.ts';

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
		category: (count: number): string =>
			pluralCategory(count, this.language) ?? this.#plurals().select(count),
		number: (value: number): string =>
			wholeNumber(value, this.language) ?? this.#numbers().format(value)
	};

	#parse(key: MessageKey, message: string): Pattern {
		const known = this.#parsed.get(key);
		if (known !== undefined) return known;
		const parsed = parsePattern(message);
		this.#parsed.set(key, parsed);
		return parsed;
	}
}
