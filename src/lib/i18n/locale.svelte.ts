import { createContext } from 'svelte';
import type { CustomFieldWords } from './custom-field-words.ts';
import { Formats } from './formats.ts';
import { languages, pickLanguage, regionalTag, type Language } from './languages.ts';
import { MessageFormats, type MessageValues } from './message-formats.ts';
import { loadMessages, type MessageKey } from './messages.ts';

const LANGUAGE_KEY = 'ficha.language';

/** Where the language comes from and is kept. */
export interface LocaleHome {
	readonly page: HTMLElement;
	readonly memory: Storage | null;
	/** as in navigator.languages, best first */
	readonly wanted: readonly string[];
}

/** The language on the screen. A switch re-renders words only: what is being typed stays. */
export class Locale {
	readonly #home: LocaleHome;
	#messages: MessageFormats;
	#custom: readonly CustomFieldWords[] = $state.raw([]);
	readonly #formats = $derived.by(() => {
		return new Formats(regionalTag(this.language, this.#home.wanted));
	});

	private constructor(home: LocaleHome, messages: MessageFormats) {
		this.#home = home;
		this.#messages = $state.raw(messages);
	}

	/** In the language that was chosen on this device before, or the one that the device speaks. */
	static async open(home: LocaleHome): Promise<Locale> {
		const kept = home.memory?.getItem(LANGUAGE_KEY);
		const chosen = languages.find((language) => language === kept) ?? pickLanguage(home.wanted);
		home.page.lang = chosen;
		return new Locale(home, new MessageFormats(await loadMessages(chosen), chosen));
	}

	get language(): Language {
		return this.#messages.language;
	}

	get formats(): Formats {
		return this.#formats;
	}

	/** undefined for what no administrator has added. @param name of its values on a card */
	customField(name: string): CustomFieldWords | undefined {
		return this.#custom.find((field) => field.name === name);
	}

	learn(fields: readonly CustomFieldWords[]): void {
		this.#custom = fields;
	}

	async choose(language: Language): Promise<void> {
		this.#home.memory?.setItem(LANGUAGE_KEY, language);
		await this.show(language);
	}

	/** For now, and for whoever stands there: the device does not remember it. */
	async show(language: Language): Promise<void> {
		this.#messages = new MessageFormats(await loadMessages(language), language);
		this.#home.page.lang = language;
	}

	/** The words for a key. An arrow, so that `const { t } = locale` reads well where there are many. */
	readonly t = (key: MessageKey, values?: MessageValues): string => {
		return this.#messages.words(key, values);
	};
}

export const [useLocale, provideLocale] = createContext<Locale>();
