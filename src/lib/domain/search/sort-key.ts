import { displayName, type Named } from './display-name.ts';

/** Languages in which a list can be ordered. Others order as English does. */
export type SortLanguage = 'es' | 'fr' | 'en';

/**
 * Particles that don't count when a surname is put in order: "de la Cruz" stands under C in Spanish,
 * "de Gaulle" under G but "La Fontaine" under L in French; English keeps all of them.
 */
const PARTICLES: Readonly<Record<SortLanguage, RegExp | null>> = {
	es: /^(?:(?:de|del|la|las|los|y)\s+)+/iu,
	fr: /^(?:de\s+|d['’])/iu,
	en: null
};

/** What a list by name is ordered by: surname first for people, the name for companies. */
export function sortKey(customer: Named, language: SortLanguage): string {
	if (customer.type !== 'person' || !customer.familyName) return displayName(customer);
	const surname = withoutParticle(customer.familyName, language);
	return customer.givenName ? `${surname}, ${customer.givenName}` : surname;
}

/** Orders sort keys as the language does: accents and case count only between equals, ñ after n in Spanish. */
export function sortKeyOrder(language: SortLanguage): (a: string, b: string) => number {
	const collator = new Intl.Collator(language, { numeric: true });
	return (a, b) => collator.compare(a, b);
}

function withoutParticle(surname: string, language: SortLanguage): string {
	const particle = PARTICLES[language];
	if (particle === null) return surname;
	return surname.replace(particle, '') || surname;
}
