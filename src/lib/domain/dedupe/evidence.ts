import type { Level } from './weights.ts';

/** What is found where two cards are compared, each to be told in words. */
export type Finding =
	| 'given.same'
	| 'given.shorter'
	| 'given.nickname'
	| 'given.alike'
	| 'given.initial'
	| 'given.faint'
	| 'given.part'
	| 'given.otherSex'
	| 'given.other'
	| 'given.unheard'
	| 'family.same'
	| 'family.alike'
	| 'family.half'
	| 'family.turned'
	| 'family.other'
	| 'family.unheard'
	| 'names.mixed'
	| 'birthDate.same'
	| 'birthDate.swapped'
	| 'birthDate.alike'
	| 'birthDate.otherYear'
	| 'birthDate.faint'
	| 'birthDate.oneAge'
	| 'birthDate.other'
	| 'phone.same'
	| 'phone.alike'
	| 'phone.other'
	| 'email.same'
	| 'email.alike'
	| 'email.user'
	| 'email.digits'
	| 'email.other'
	| 'address.same'
	| 'address.alike'
	| 'address.other';

/** A finding and what it speaks for, in bits: one more doubles the odds that two cards are of one person. */
export interface Evidence {
	readonly finding: Finding;
	/** rather than of two who have nothing to do with each other */
	readonly stranger: number;
	/** rather than of two of one household, family or company */
	readonly relative: number;
}

/**
 * @param rate of the value in common among strangers, where it counts
 */
export function evidence(finding: Finding, level: Level, rate = 0): Evidence {
	return { finding, stranger: againstStrangers(level, rate), relative: againstRelatives(level) };
}

export function againstStrangers({ person, stranger }: Level, rate = 0): number {
	return Math.log2(person / (stranger + rate));
}

export function againstRelatives({ person, relative }: Level): number {
	return Math.log2(person / relative);
}
