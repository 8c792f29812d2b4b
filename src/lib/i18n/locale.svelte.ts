import { createContext } from 'svelte';
import type { CustomFieldWords } from './custom-field-words.ts';
import { Formats } from './formats.ts';
import { languages, pickLanguage, regionalTag, type Language } from './languages.ts';
import { MessageFormats, type MessageValues } from './message-formats.ts';
import { loadOtherMessages, loadStartMessages, type MessageKey } from './messages.ts';

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
	#start: MessageFormats;
	/** null until `complete`; apart from the start's, so that what is drawn stays as it is when they come */
	#others: MessageFormats | null = $state.raw(null);
	#custom: readonly CustomFieldWords[] = $state.raw([]);
	readonly #formats = $derived.by(() => {
		return new Formats(regionalTag(this.language, this.#home.wanted));
	});

	private constructor(home: LocaleHome, start: MessageFormats) {
		this.#home = home;
		this.#start = $state.raw(start);
	}

	/** In the language that was chosen on this device before, or the one that the device speaks. */
	static async open(home: LocaleHome): Promise<Locale> {
		const locale = await Locale.openForStart(home);
		await locale.complete();
		return locale;
	}

	/** With the words of the list of customers alone: the others come with `complete`. */
	static async openForStart(home: LocaleHome): Promise<Locale> {
		const kept = home.memory?.getItem(LANGUAGE_KEY);
		const chosen = languages.find((language) => language === kept) ?? pickLanguage(home.wanted);
		home.page.lang = chosen;
		return new Locale(home, new MessageFormats(await loadStartMessages(chosen), chosen));
	}

	/** Every screen but the list's can be shown. Rejects when the words are not to be had. */
	async complete(): Promise<void> {
		if (this.#others !== null) return;
		const { language } = this;
		const others = new MessageFormats(await loadOtherMessages(language), language);
		if (this.language === language) this.#others = others;
	}

	get language(): Language {
		return this.#start.language;
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
		const [start, others] = await Promise.all([
			loadStartMessages(language),
			loadOtherMessages(language)
		]);
		this.#start = new MessageFormats(start, language);
		this.#others = new MessageFormats(others, language);
		this.#home.page.lang = language;
	}

	/** The words for a key. An arrow, so that `const { t } = locale` reads well where there are many. */
	readonly t = (key: MessageKey, values?: MessageValues): string => {
		return this.#start.words(key, values) ?? this.#others?.words(key, values) ?? '';
	};
}

export const [useLocale, provideLocale] = createContext<Locale>();
