import { displayName, type Named } from './display-name.ts';

const PARTICLES = /^(?:de|del|la|las|los|le|du|des|van|von|der|y|e|i)$/iu;

/**
 * One or two capital letters that stand for a customer: of the given name and the first surname, or
 * of the first two words of a company. '' when there is no letter at all.
 */
export function initials(customer: Named): string {
	const { givenName, familyName } = customer;
	if (customer.type === 'person' && givenName && familyName) {
		return letters([...words(givenName).slice(0, 1), ...words(familyName).slice(0, 1)]);
	}
	return letters(words(displayName(customer)).slice(0, 2));
}

function words(name: string): string[] {
	const all = name.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? [];
	const telling = all.filter((word) => !PARTICLES.test(word));
	return telling.length > 0 ? telling : all;
}

function letters(chosen: readonly string[]): string {
	// Title case would be exact for digraphs (ǆ), but no language shown here has them.
	return chosen
		.map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
		.join('');
}
