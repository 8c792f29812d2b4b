import { againstRelatives, againstStrangers, evidence, type Evidence } from './evidence.ts';
import type { Frequencies } from './frequencies.ts';
import type { Matchable } from './matchable.ts';
import { wordLikenesses, type NameWord, type NameWords, type WordLikeness } from './name-words.ts';
import { isOtherSex } from './other-sex.ts';
import { pairWords, type WordPairs } from './pair-words.ts';
import { given, mixedFields, surname, surnames, type Level } from './weights.ts';

const OTHER = wordLikenesses.indexOf('other');

export interface NameContext {
	readonly words: NameWords;
	readonly frequencies: Frequencies;
}

/** The most that given names, or names in each other's field, can say against relatives. */
const MOST_BY_GIVEN = Math.max(...Object.values(given).map(againstRelatives));
const MOST_BY_MIXED =
	againstRelatives(mixedFields) + againstRelatives(given.same) + againstRelatives(surnames.all);

/**
 * Whether the names of two cards are one person's; nothing where one of them has none.
 *
 * @param enough against relatives, for anybody to ask
 * @returns null where the names of people of one surname cannot say as much
 */
export function compareNames(
	a: Matchable,
	b: Matchable,
	context: NameContext,
	enough: number
): readonly Evidence[] | null {
	const bySurname = compareSurnames(a, b, context);
	if (mostByNames(bySurname) < enough) return null;
	const inFields = [...compareGiven(a, b, context), ...bySurname];
	if (inFields.length === 2 && inFields.some(({ stranger }) => stranger > 0)) return inFields;
	const mixed = compareMixed(a, b, context);
	return mixed.length > 0 && weight(mixed) > weight(inFields) ? mixed : inFields;
}

/** Given names of people of two families are not held against relatives: see `amongNoKin`. */
function mostByNames([bySurname]: readonly Evidence[]): number {
	if (bySurname !== undefined && isOfNoKin(bySurname)) return Infinity;
	return Math.max((bySurname?.relative ?? 0) + MOST_BY_GIVEN, MOST_BY_MIXED);
}

export function isOfNoKin({ finding }: Evidence): boolean {
	return finding === 'family.other' || finding === 'family.unheard';
}

function weight(found: readonly Evidence[]): number {
	return found.reduce((sum, { stranger, relative }) => sum + stranger + relative, 0);
}

function compareGiven(a: Matchable, b: Matchable, context: NameContext): Evidence[] {
	if (a.given.length === 0 || b.given.length === 0) return [];
	const contracted = contraction(a.given, b.given) ?? contraction(b.given, a.given);
	if (contracted !== null) {
		const rate = rateOfAll('given', contracted, context);
		return [evidence('given.nickname', given.nickname, rate)];
	}
	const pairs = pairWords(a.given, b.given, context.words);
	return [givenEvidence(pairs, context)];
}

function givenEvidence(pairs: WordPairs, context: NameContext): Evidence {
	const { pairs: found, left } = pairs;
	const rate = pairs.pairs.reduce(
		(product, [x, y]) => product * pairRate('given', x, y, context),
		1
	);
	if (found.length === 0) {
		return allHeard('given', pairs.leftWords, context)
			? evidence('given.other', given.other)
			: evidence('given.unheard', given.unheard);
	}
	if (left === 'both') return evidence('given.part', given.part, rate);
	const [first] = found;
	if (first !== undefined && found.length === 1 && isOtherSex(first[0].text, first[1].text)) {
		return evidence('given.otherSex', given.otherSex, rate);
	}
	switch (weakest(found.map(([, , likeness]) => likeness))) {
		case 'initial':
			return evidence('given.initial', given.initial);
		case 'faint':
			return evidence('given.faint', given.faint);
		case 'alike':
			return evidence('given.alike', given.alike, rate);
		case 'nickname':
			return evidence('given.nickname', given.nickname, rate);
		default:
			return left === 'one'
				? evidence('given.shorter', given.shorter, rate)
				: evidence('given.same', given.same, rate);
	}
}

/** "Maite" and "María Teresa": one word that stands for two. */
function contraction(
	familiar: readonly NameWord[],
	papers: readonly NameWord[]
): readonly NameWord[] | null {
	const [only, ...more] = familiar;
	if (only === undefined || more.length > 0 || papers.length < 2) return null;
	const texts = papers.map(({ text }) => text);
	const whole = only.formal.some(
		(name) => name.length > 1 && name.every((word) => word === 'del' || texts.includes(word))
	);
	return whole ? papers : null;
}

function compareSurnames(a: Matchable, b: Matchable, context: NameContext): Evidence[] {
	if (a.family.length === 0 || b.family.length === 0) return [];
	const { pairs, left, leftWords, turned } = pairWords(a.family, b.family, context.words);
	const heard = left !== 'both' || allHeard('family', leftWords, context);
	let stranger = left === 'both' ? againstStrangers(heard ? surname.other : surname.unheard) : 0;
	for (const [x, y, likeness] of pairs) {
		const rate = pairRate('family', x, y, context);
		stranger += againstStrangers(surnameLevel(likeness), isRated(likeness) ? rate : 0);
	}
	if (turned) stranger += againstStrangers(surnames.turned);
	const none = heard ? surnames.none : surnames.unheard;
	const level = pairs.length === 0 ? none : left === 'both' ? surnames.half : surnames.all;
	const relative = againstRelatives(level) + (turned ? againstRelatives(surnames.turned) : 0);
	if (pairs.length === 0) {
		return [{ finding: heard ? 'family.other' : 'family.unheard', stranger, relative }];
	}
	if (left === 'both') return [{ finding: 'family.half', stranger, relative }];
	if (turned) return [{ finding: 'family.turned', stranger, relative }];
	const isSame = pairs.every(([, , likeness]) => likeness === 'same');
	return [{ finding: isSame ? 'family.same' : 'family.alike', stranger, relative }];
}

function allHeard(
	kind: 'given' | 'family',
	words: readonly NameWord[],
	{ frequencies }: NameContext
): boolean {
	return words.every(({ text }) => text.length === 1 || frequencies.isHeard(kind, text));
}

/** All words of both, whatever field they stand in: names that somebody put in the wrong one. */
function compareMixed(a: Matchable, b: Matchable, context: NameContext): readonly Evidence[] {
	if (!areAnyAlike(a.given, b.family, context) && !areAnyAlike(a.family, b.given, context))
		return [];
	const [mine, theirs] = [
		[...a.given, ...a.family],
		[...b.given, ...b.family]
	];
	const { pairs, left } = pairWords(mine, theirs, context.words);
	const isClear = pairs.every(([, , likeness]) => likeness !== 'faint');
	if (pairs.length < 2 || left === 'both' || !isClear) return [];
	const crosses = pairs.some(([x, y]) => a.given.includes(x) !== b.given.includes(y));
	if (!crosses) return [];
	let stranger = againstStrangers(mixedFields);
	for (const [x, y, likeness] of pairs) {
		const rate = Math.max(pairRate('given', x, y, context), pairRate('family', x, y, context));
		stranger += againstStrangers(surnameLevel(likeness), isRated(likeness) ? rate : 0);
	}
	return [{ finding: 'names.mixed', stranger, relative: MOST_BY_MIXED }];
}

function areAnyAlike(
	a: readonly NameWord[],
	b: readonly NameWord[],
	{ words }: NameContext
): boolean {
	return a.some((mine) => b.some((theirs) => words.rank(mine, theirs) < OTHER));
}

function surnameLevel(likeness: WordLikeness): Level {
	switch (likeness) {
		case 'same':
			return surname.same;
		case 'initial':
			return surname.initial;
		case 'faint':
			return surname.faint;
		default:
			return surname.alike;
	}
}

/** Of what is barely alike, how common it is says nothing. */
function isRated(likeness: WordLikeness): boolean {
	return likeness !== 'initial' && likeness !== 'faint';
}

function weakest(likenesses: readonly WordLikeness[]): WordLikeness {
	const order: readonly WordLikeness[] = ['faint', 'initial', 'alike', 'nickname'];
	return order.find((one) => likenesses.includes(one)) ?? 'same';
}

function pairRate(
	kind: 'given' | 'family',
	a: NameWord,
	b: NameWord,
	{ frequencies }: NameContext
): number {
	const rate = frequencies.rate(kind, a.text);
	return a === b ? rate : Math.max(rate, frequencies.rate(kind, b.text));
}

function rateOfAll(
	kind: 'given',
	words: readonly NameWord[],
	{ frequencies }: NameContext
): number {
	return words.reduce((product, { text }) => product * frequencies.rate(kind, text), 1);
}
