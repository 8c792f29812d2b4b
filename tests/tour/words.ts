import english from '../../src/lib/i18n/messages/en.json' with { type: 'json' };
import spanish from '../../src/lib/i18n/messages/es.json' with { type: 'json' };
import french from '../../src/lib/i18n/messages/fr.json' with { type: 'json' };
import type { Language } from '../../src/lib/i18n/languages.ts';

const CATALOGUES = { es: spanish, fr: french, en: english };

export type Words = (key: keyof typeof spanish) => string | RegExp;

/** How a language names a thing on the screen; what the app fills in may be anything. */
export function wordsOf(language: Language): Words {
	return (key) => {
		const message = CATALOGUES[language][key];
		if (!message.includes('{')) return message;
		const fixed = message.split(/\{(?:[^{}]|\{[^{}]*\})*\}/);
		return new RegExp(
			fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')
		);
	};
}
