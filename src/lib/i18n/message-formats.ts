import { IntlMessageFormat } from 'intl-messageformat';
import type { Language } from './languages.ts';
import type { MessageKey, Messages } from './messages.ts';

export type MessageValues = Readonly<Record<string, string | number>>;

/** The messages of one language; each is parsed when it is first told something. */
export class MessageFormats {
	readonly #parsed = new Map<MessageKey, IntlMessageFormat>();

	constructor(
		private readonly messages: Messages,
		readonly language: Language
	) {}

	words(key: MessageKey, values?: MessageValues): string {
		return values === undefined ? this.messages[key] : String(this.#parse(key).format(values));
	}

	#parse(key: MessageKey): IntlMessageFormat {
		const known = this.#parsed.get(key);
		if (known !== undefined) return known;
		const options = { ignoreTag: true };
		const parsed = new IntlMessageFormat(this.messages[key], this.language, undefined, options);
		this.#parsed.set(key, parsed);
		return parsed;
	}
}
