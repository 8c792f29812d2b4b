/** ISO 3166-1 alpha-2, all of them; their names come from Intl in every language. */
export const countryCodes: readonly string[] = (
	'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT ' +
	'BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ' +
	'ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ' +
	'ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS ' +
	'LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG ' +
	'NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD ' +
	'SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW ' +
	'TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'
).split(' ');

/** Languages that a customer may prefer, ISO 639-1. */
export const spokenLanguages: readonly string[] =
	'es fr en ca eu gl pt it de nl ro pl ar uk ru zh'.split(' ');

interface Names {
	compare(a: string, b: string): number;
}

/** For a list to choose from, in the order that the reader's language sorts them. */
export function byName(
	codes: readonly string[],
	name: (code: string) => string,
	names: Names
): readonly { readonly value: string; readonly label: string }[] {
	const options = codes.map((value) => ({ value, label: name(value) }));
	return options.sort((a, b) => names.compare(a.label, b.label));
}
