import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick } from './choose.ts';
import type { Language } from './language.ts';

/** `.example` is reserved: nobody's mailbox is in it, so a demo can never write to a stranger. */
const PROVIDERS: Readonly<Record<Language, readonly string[]>> = {
	es: ['correo.example', 'buzon.example', 'cartero.example'],
	fr: ['courriel.example', 'boite.example', 'facteur.example'],
	en: ['mail.example', 'postbox.example', 'letters.example']
};

export function personalEmail(
	random: Random,
	language: Language,
	name: { readonly givenName: string; readonly familyName: string }
): string {
	const given = asciiWords(name.givenName);
	const family = asciiWords(name.familyName);
	const first = given[0] ?? 'info';
	const last = family.filter((word) => word.length > 3)[0] ?? family.join('');
	const user = pick(random, [
		`${first}.${last}`,
		`${first}${last}`,
		`${first.charAt(0)}${last}`,
		`${last}.${first}`,
		`${first}_${last}`
	]);
	const number = chance(random, 0.35) ? String(between(random, 1, 99)) : '';
	return `${user}${number}@${pick(random, PROVIDERS[language])}`;
}

export function companyEmail(random: Random, language: Language, companyName: string): string {
	const desk = {
		es: ['info', 'pedidos', 'hola', 'administracion'],
		fr: ['contact', 'commandes', 'bonjour', 'accueil'],
		en: ['hello', 'orders', 'info', 'office']
	}[language];
	const domain = asciiWords(companyName).slice(0, 4).join('').slice(0, 40);
	return `${pick(random, desk)}@${domain}.example`;
}

function asciiWords(text: string): readonly string[] {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.split(/[^a-z0-9]+/).filter((word) => word !== '');
}
