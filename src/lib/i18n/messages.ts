import type { Language } from './languages.ts';
import type spanish from './messages/es.json';

/** A test holds the other languages to the same keys and arguments. */
export type MessageKey = keyof typeof spanish;
export type Messages = Readonly<Record<MessageKey, string>>;

/** One file a language: only the one in use is loaded, all of them are kept for offline use. */
export async function loadMessages(language: Language): Promise<Messages> {
	switch (language) {
		case 'es':
			return (await import('./messages/es.json')).default;
		case 'fr':
			return (await import('./messages/fr.json')).default;
		case 'en':
			return (await import('./messages/en.json')).default;
	}
}
