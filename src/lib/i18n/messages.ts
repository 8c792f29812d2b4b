import type { Language } from './languages.ts';
import type rest from './messages/es.json';
import type start from './messages/start/es.json';

/** A test holds the other languages to the same keys and arguments. */
export type MessageKey = keyof typeof start | keyof typeof rest;
/** A part of what a language says. */
export type Messages = Readonly<Partial<Record<MessageKey, string>>>;

/** What can be on the screen until the list of customers can be used: a seventh of all. */
export async function loadStartMessages(language: Language): Promise<Messages> {
	switch (language) {
		case 'es':
			return (await import('./messages/start/es.json')).default;
		case 'fr':
			return (await import('./messages/start/fr.json')).default;
		case 'en':
			return (await import('./messages/start/en.json')).default;
	}
}

/** All else. Only the language in use is loaded, all of them are kept for offline use. */
export async function loadOtherMessages(language: Language): Promise<Messages> {
	switch (language) {
		case 'es':
			return (await import('./messages/es.json')).default;
		case 'fr':
			return (await import('./messages/fr.json')).default;
		case 'en':
			return (await import('./messages/en.json')).default;
	}
}
