/** What is heard of a spelling: replaced one after the other, in this order. */
type Rules = readonly (readonly [spelling: RegExp, sound: string])[];

const DOUBLED = /(.)\1+/g;

/** b and v, s and z, ll and y sound alike somewhere; h never; g and j before e and i. */
const SPANISH: Rules = [
	[/ch/g, 'S'],
	[/ph/g, 'f'],
	[/h/g, ''],
	[/ll/g, 'i'],
	[/qu/g, 'k'],
	[/gu(?=[ei])/g, 'G'],
	[/g(?=[ei])|x/g, 'j'],
	[/c(?=[ei])|tz|z|ç/g, 's'],
	[/[cq]/g, 'k'],
	[/[vw]/g, 'b'],
	[/y/g, 'i'],
	[/G/g, 'g']
];

/** Several spellings of each vowel, and endings that nobody hears. */
const FRENCH: Rules = [
	[/ph/g, 'f'],
	[/s?ch/g, 'S'],
	[/ill/g, 'i'],
	[/gn/g, 'n'],
	[/qu/g, 'k'],
	[/e?aul?[tdxs]*$|e?aul?(?=t)|e?au/g, 'o'],
	[/(?:[ae]i|[eiy]e?)n(?![aeiouy])|[ae]im(?![aeiouy])/g, 'N'],
	[/[ae][nm](?![aeiouynm])/g, 'A'],
	[/ai|ei|ay|ey/g, 'e'],
	[/oi|oy/g, 'W'],
	[/ou/g, 'u'],
	[/ge(?=[ao])|g(?=[eiy])/g, 'j'],
	[/c(?=[eiy])|z/g, 's'],
	[/ck|[cq]/g, 'k'],
	[/w/g, 'v'],
	[/h/g, ''],
	[/y/g, 'i'],
	[/(?:er|et|ez|es)$/g, 'e'],
	[/(?<=..)[tdsxpe]+$/g, '']
];

/** Silent letters at both ends, and vowels of which many spellings share few sounds. */
const ENGLISH: Rules = [
	[/^(?:kn|gn|pn)/g, 'n'],
	[/^wr/g, 'r'],
	[/^mac/g, 'mk'],
	[/^mc/g, 'mk'],
	[/gh(?=t|$)|gh/g, ''],
	[/ph/g, 'f'],
	[/ck/g, 'k'],
	[/sch/g, 'sk'],
	[/[sc]h|t(?=ion)/g, 'S'],
	[/th/g, 't'],
	[/dg|g(?=[eiy])/g, 'j'],
	[/c(?=[eiy])|z/g, 's'],
	[/[cq]u?/g, 'k'],
	[/x/g, 'ks'],
	[/ee|ea|ie|ei|ey|y/g, 'i'],
	[/oo|ou/g, 'u'],
	[/ai|ay/g, 'a'],
	[/(?<=[aeiou])[hw]|(?<=.)h/g, ''],
	[/e?s?$/g, '']
];

const LANGUAGES = [SPANISH, FRENCH, ENGLISH];

/**
 * How a folded word sounds to a Spanish, a French and an English ear, in this order. Two words that
 * agree in one of them are spelt as heard by somebody.
 */
export function phoneticKeys(word: string): readonly string[] {
	return LANGUAGES.map((rules) => {
		const sound = rules.reduce((text, [spelling, heard]) => text.replace(spelling, heard), word);
		return sound.replace(DOUBLED, '$1') || word;
	});
}

/** The key without its vowels, but for the first letter: what is left when somebody mishears those too. */
export function consonants(key: string): string {
	return key.charAt(0) + key.slice(1).replace(/[aeiouANW]/g, '');
}
