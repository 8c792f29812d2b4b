import { fold } from '../search/fold.ts';
import { formalNames } from '../search/nicknames.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { isOneSlip } from './one-slip.ts';
import { phoneticKeys } from './phonetic-key.ts';

/** A word of a name with what it is compared by, worked out once however many people have it. */
export interface NameWord {
	/** of its own among all words of one book, from 0 */
	readonly id: number;
	/** folded */
	readonly text: string;
	/** to a Spanish, a French and an English ear */
	readonly sounds: readonly string[];
	/** what somebody may be called on papers who is called like this, each as words */
	readonly formal: readonly (readonly string[])[];
	/** neither an initial nor short for anything: its letters tell */
	readonly isPlain: boolean;
	/** a bit for each letter in it */
	readonly letters: number;
	/** by the other word's id */
	readonly ranks: Map<number, number>;
}

/** The closest first. */
export const wordLikenesses = ['same', 'nickname', 'alike', 'initial', 'faint', 'other'] as const;
export type WordLikeness = (typeof wordLikenesses)[number];

/** Words that come and go between one form and the next. */
const PARTICLES = new Set(
	'de del la las los lo el y e i da das do dos du des d l le les van von der den di della'.split(
		' '
	)
);
const WORD = /[\p{L}\p{N}]+/gu;

/** From here on, two longer names are one with a slip; above the second, nobody can tell. */
const ALIKE = 0.9;
const FAINT = 0.8;
/** In shorter ones every letter tells. */
const SHORTEST_ALIKE = 4;
/** Words that sound alike, or that slips make of each other, have no more letters apart. */
const MOST_LETTERS_APART = 6;
const OTHER = wordLikenesses.indexOf('other');

/** All words of the names that are compared with one another. */
export class NameWords {
	readonly #words = new Map<string, NameWord>();

	/** Those that tell somebody: without particles, unless there is nothing else. */
	in(name: string): readonly NameWord[] {
		const all = fold(name).match(WORD) ?? [];
		const telling = all.filter((word) => !PARTICLES.has(word));
		return (telling.length > 0 ? telling : all).map((word) => this.#word(word));
	}

	/** How like two words are, as a place in `wordLikenesses`; worked out once. */
	rank(a: NameWord, b: NameWord): number {
		if (a === b) return 0;
		if (areFarApart(a, b)) return OTHER;
		const [one, other] = a.id < b.id ? [a, b] : [b, a];
		const known = one.ranks.get(other.id);
		if (known !== undefined) return known;
		const found = wordLikenesses.indexOf(likenessOf(a, b));
		one.ranks.set(other.id, found);
		return found;
	}

	#word(text: string): NameWord {
		const known = this.#words.get(text);
		if (known !== undefined) return known;
		const formal = formalNames(text).map((name) => name.split(' '));
		const word: NameWord = {
			id: this.#words.size,
			text,
			sounds: phoneticKeys(text),
			formal,
			isPlain: formal.length === 0 && text.length > 1,
			letters: lettersOf(text),
			ranks: new Map()
		};
		this.#words.set(text, word);
		return word;
	}
}

/** Nearly all words are; asked without looking anything up, a million times. */
function areFarApart(a: NameWord, b: NameWord): boolean {
	return a.isPlain && b.isPlain && bits(a.letters ^ b.letters) > MOST_LETTERS_APART;
}

function lettersOf(text: string): number {
	let letters = 0;
	for (let i = 0; i < text.length; i++) letters |= 1 << (text.charCodeAt(i) & 31);
	return letters;
}

/** How many are set, in the usual five steps. */
function bits(letters: number): number {
	let left = letters - ((letters >>> 1) & 0x55555555);
	left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
	return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function likenessOf(a: NameWord, b: NameWord): WordLikeness {
	if (isNickname(a, b) || isNickname(b, a)) return 'nickname';
	if (a.text.length === 1 || b.text.length === 1) {
		return a.text.charAt(0) === b.text.charAt(0) ? 'initial' : 'other';
	}
	return soundsLike(a, b) ? 'alike' : looksLike(a.text, b.text);
}

/** Two people who are both called Pepe by some may be José and Josefa: only one of them is short. */
function isNickname(familiar: NameWord, papers: NameWord): boolean {
	return familiar.formal.some(([name, ...more]) => more.length === 0 && name === papers.text);
}

function soundsLike(a: NameWord, b: NameWord): boolean {
	return a.sounds.some((sound, ear) => sound.length > 2 && sound === b.sounds[ear]);
}

function looksLike(a: string, b: string): WordLikeness {
	const [shorter, longer] = a.length < b.length ? [a, b] : [b, a];
	if (longer.length < SHORTEST_ALIKE) return 'other';
	if (isOneSlip(a, b))
		return a.charAt(0) === b.charAt(0) || shorter.length >= SHORTEST_ALIKE ? 'alike' : 'other';
	if (shorter.length <= SHORTEST_ALIKE) return 'other';
	const likeness = jaroWinkler(a, b);
	return likeness >= ALIKE ? 'alike' : likeness >= FAINT ? 'faint' : 'other';
}
