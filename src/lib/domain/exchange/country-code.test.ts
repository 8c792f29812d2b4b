import { expect, it } from 'vitest';
import { countryCode } from './country-code.ts';

it.each([
	['ES', 'ES'],
	['es', 'ES'],
	['España', 'ES'],
	['ESPAGNE', 'ES'],
	['Spain', 'ES'],
	['Estados Unidos', 'US'],
	['EE. UU.', 'US'],
	['USA', 'US'],
	['Royaume-Uni', 'GB'],
	['Côte d’Ivoire', 'CI'],
	['Atlantis', null],
	['', null]
])('country %s: %s', (text, code) => {
	expect(countryCode(text)).toBe(code);
});
