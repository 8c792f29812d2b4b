import type { Language } from '../../src/lib/i18n/languages.ts';
import type { MessageKey } from '../../src/lib/i18n/messages.ts';
import { catalogues } from '../builders/catalogues.ts';

export type Words = (key: MessageKey) => string | RegExp;

/** How a language names a thing on the screen; what the app fills in may be anything. */
export function wordsOf(language: Language): Words {
	return (key) => {
		const message = catalogues[language][key];
		if (!message.includes('{')) return message;
		const fixed = message.split(/\{(?:[^{}]|\{[^{}]*\})*\}/);
		return new RegExp(
			fixed.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')
		);
	};
}
