import type { Matchable } from './matchable.ts';
import type { NameWord } from './name-words.ts';
import { consonants } from './phonetic-key.ts';

/** More words than these, a name is found by the others. */
const MOST_WORDS = 5;
/** Of a number, what is the same whether or not its country was typed. */
const TAIL = 9;
const SHORTEST_USER = 5;

/** Numbers that stand for texts such as "born on 19 February 1999"; chance collisions cost a comparison. */
export interface CandidateKeys {
	readonly telling: readonly number[];
	/** of two words of the name and nothing else: a hint where they are rare */
	readonly names: readonly number[];
}

/**
 * What two cards of one customer are likely to have one of in common, however they were typed. Only
 * cards that share one are compared, for nobody can compare each of 50,000 with each.
 */
export function candidateKeys(card: Matchable): CandidateKeys {
	const keys = new Set<number>();
	const names = new Set<number>();
	const add = (...parts: readonly string[]) => keys.add(hash(parts.join('|')));
	for (const { national } of card.phones) add('phone', national.slice(-TAIL));
	for (const { whole, user } of card.emails) {
		add('email', whole);
		if (user.length >= SHORTEST_USER) add('user', user);
	}
	if (card.birthDate !== '') add('born', sortedDate(card.birthDate));
	const heard = [...card.given, ...card.family].slice(0, MOST_WORDS).map(soundsOf);
	const cities = card.places.map(({ city }) => city);
	for (const pair of pairsOf(heard)) {
		names.add(hash(pair));
		for (const city of cities) if (city !== '') add('names', pair, city);
	}
	for (const { street, number, postalCode } of card.places) {
		if (street !== '' && number !== '') add('door', street, number);
		if (postalCode === '') continue;
		if (number !== '') add('house', postalCode, number);
		for (const sounds of heard) for (const sound of sounds) add('near', postalCode, sound);
	}
	return { telling: [...keys], names: [...names] };
}

/** In each ear, and as each name that it may be short for. */
function soundsOf({ text, sounds, formal }: NameWord): readonly string[] {
	const heard = text.length === 1 ? [text] : sounds.map(consonants);
	return [...new Set([...heard, ...formal.flatMap((name) => name[0]?.slice(0, 4) ?? [])])];
}

/** Whatever stands first: fields and surnames are exchanged. */
function pairsOf(names: readonly (readonly string[])[]): readonly string[] {
	return names.flatMap((mine, i) =>
		names
			.slice(i + 1)
			.flatMap((theirs) =>
				mine.flatMap((a) => theirs.map((b) => (a < b ? `${a}+${b}` : `${b}+${a}`)))
			)
	);
}

/** Day and month in either order. */
function sortedDate(date: string): string {
	const [month, day] = [date.slice(4, 6), date.slice(6)];
	return date.slice(0, 4) + (month < day ? month + day : day + month);
}

/** FNV-1a, of which 30 bits are kept: a larger number would be an object of its own to the engine. */
function hash(text: string): number {
	let state = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) {
		state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
	}
	return state >>> 2;
}
