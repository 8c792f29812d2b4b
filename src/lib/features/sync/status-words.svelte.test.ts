import { describe, expect, test } from 'vitest';
import type { SyncStatus } from '$lib/app/engine-api.ts';
import { languages, type Language } from '$lib/i18n/languages.ts';
import { Locale } from '$lib/i18n/locale.svelte.ts';
import { calm } from '../../../../tests/builders/fake-engine.ts';
import { statusWords } from './status-words.ts';

const now = new Date(2026, 10, 22, 12, 0).getTime();
const lastSync = new Date(2026, 10, 22, 10, 32).getTime();

type Words = Readonly<Record<Language, string>>;

const STATES: readonly (readonly [string, Partial<SyncStatus>, Words])[] = [
	[
		'all is on the server',
		{ phase: 'synced', lastSync },
		{
			es: 'Todo en el servidor, 10:32',
			fr: 'Tout est sur le serveur, 10:32',
			en: 'All on the server, 10:32'
		}
	],
	[
		'it is being sent',
		{ phase: 'sending', sent: 4, toSend: 12, pending: 9 },
		{ es: 'Enviando 4 de 12', fr: 'Envoi de 4 sur 12', en: 'Sending 4 of 12' }
	],
	[
		'changes come in',
		{ phase: 'receiving', pending: 1 },
		{
			es: 'Recibiendo cambios · 1 por enviar',
			fr: 'Réception des changements · 1 à envoyer',
			en: 'Receiving changes · 1 to send'
		}
	],
	[
		'everything comes in for the first time',
		{ phase: 'receiving', firstSync: true, received: null },
		{
			es: 'Recibiendo tus clientes por primera vez…',
			fr: 'Première réception de vos clients…',
			en: 'Receiving your customers for the first time…'
		}
	],
	[
		'everything comes in for the first time, and how much of it is here',
		{ phase: 'receiving', firstSync: true, received: 0.407 },
		{
			es: 'Recibiendo tus clientes por primera vez: 40 %',
			fr: 'Première réception de vos clients : 40 %',
			en: 'Receiving your customers for the first time: 40%'
		}
	],
	[
		'there is no room',
		{ phase: 'full', pending: 3 },
		{
			es: 'Sin espacio en este dispositivo · 3 por enviar',
			fr: 'Plus de place sur cet appareil · 3 à envoyer',
			en: 'No room on this device · 3 to send'
		}
	],
	[
		'the browser stores nothing',
		{ phase: 'denied' },
		{
			es: 'El navegador no deja guardar datos',
			fr: 'Le navigateur ne laisse rien enregistrer',
			en: 'The browser lets nothing be stored'
		}
	],
	[
		'there is no network',
		{ phase: 'offline', pending: 12 },
		{
			es: 'Sin conexión, sigue trabajando · 12 por enviar',
			fr: 'Hors connexion, continuez à travailler · 12 à envoyer',
			en: 'No connection, keep working · 12 to send'
		}
	],
	[
		'there is no network, and nothing to send',
		{ phase: 'offline' },
		{
			es: 'Sin conexión, sigue trabajando',
			fr: 'Hors connexion, continuez à travailler',
			en: 'No connection, keep working'
		}
	],
	[
		'a captive portal answers',
		{ phase: 'blocked', pending: 2 },
		{
			es: 'Esta red pide entrar antes en su página · 2 por enviar',
			fr: 'Ce réseau demande d’abord de s’identifier sur sa page · 2 à envoyer',
			en: 'This network wants you to sign in on its own page first · 2 to send'
		}
	],
	[
		'the session has ended',
		{ phase: 'signedOut', pending: 1 },
		{
			es: 'Entra para enviar 1 cambio',
			fr: 'Connectez-vous pour envoyer 1 changement',
			en: 'Sign in to send 1 change'
		}
	],
	[
		'it waits for the next round',
		{ phase: 'waiting', pending: 12 },
		{
			es: 'En este dispositivo · 12 por enviar',
			fr: 'Sur cet appareil · 12 à envoyer',
			en: 'On this device · 12 to send'
		}
	],
	[
		'the server refused something',
		{ phase: 'synced', lastSync, rejected: 2 },
		{
			es: 'Todo en el servidor, 10:32 · 2 no aceptados',
			fr: 'Tout est sur le serveur, 10:32 · 2 refusés',
			en: 'All on the server, 10:32 · 2 not accepted'
		}
	]
];

describe.each(languages)('the status in %s', (language) => {
	test.each(STATES)('says that %s', async (_, state, words) => {
		const page = document.createElement('html');
		const wanted = [language === 'en' ? 'en-GB' : language];
		const locale = await Locale.open({ page, memory: null, wanted });
		const { text } = statusWords(locale, { ...calm, ...state }, now);
		expect(text).toBe(words[language].replaceAll(' · ', '\u00a0· '));
	});
});

test('what was refused is never shown as all well', async () => {
	const page = document.createElement('html');
	const locale = await Locale.open({ page, memory: null, wanted: ['es'] });
	expect(statusWords(locale, { ...calm, rejected: 1 }, now).tone).toBe('bad');
	expect(statusWords(locale, calm, now).tone).toBe('good');
});
