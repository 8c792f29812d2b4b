export const languages = ['es', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name: whoever looks for a language may not read the one on the screen. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
	es: 'Español',
	fr: 'Français',
	en: 'English'
};

/** The first of the wanted languages that we speak, such as `fr` for `fr-CA`; else Spanish. */
export function pickLanguage(wanted: readonly string[]): Language {
	for (const tag of wanted) {
		const found = languages.find((language) => language === tag.slice(0, 2).toLowerCase());
		if (found !== undefined) return found;
	}
	return 'es';
}

/** The tag to format with: the person's own country where the device names one for this language. */
export function regionalTag(language: Language, wanted: readonly string[]): string {
	return wanted.find((tag) => tag.toLowerCase().startsWith(`${language}-`)) ?? language;
}

/** A text that was written in several languages, in the closest one that there is. */
export function inLanguage(text: Readonly<Record<string, string>>, language: string): string {
	return text[language] ?? text['es'] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
