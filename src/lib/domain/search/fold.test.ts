import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';

describe('folded text', () => {
	it.each([
		['Pérez', 'perez'],
		['PÉREZ', 'perez'],
		['Pe\u0301rez', 'perez'],
		['Núñez', 'nunez'],
		['Straße', 'strasse'],
		['STRASSE', 'strasse'],
		['Œuvre', 'oeuvre'],
		['Ærøskøbing', 'aeroskobing'],
		['Łódź', 'lodz'],
		['Þórður', 'thordur'],
		['İstanbul', 'istanbul'],
		['Çağrı', 'cagri'],
		['L’Oréal', "l'oreal"],
		['García–López', 'garcia-lopez'],
		['ﬁlet', 'filet'],
		['１２３', '123'],
		['Ὀδυσσεύς', 'οδυσσευσ'],
		['Йошкар', 'иошкар']
	])('%s is found as %s', (text, folded) => {
		expect(fold(text)).toBe(folded);
	});
});
