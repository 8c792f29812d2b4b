import type { Random } from '#domain/kernel/random.ts';
import { chance, pick } from '../choose.ts';
import type { Language } from '../language.ts';
import { englishNames } from './english-names.ts';
import { frenchNames } from './french-names.ts';
import type { NameStock } from './name-stock.ts';
import { spanishNames } from './spanish-names.ts';

type Sex = 'female' | 'male';

export interface PersonName {
	readonly sex: Sex;
	readonly givenName: string;
	readonly familyName: string;
	readonly honorific: string;
}

interface Habits {
	readonly stock: NameStock;
	/** how often a given name has several words */
	readonly joined: number;
	/** how often a surname has particles or hyphens */
	readonly long: number;
	readonly honorifics: Readonly<Record<Sex, string>>;
}

const habitsOf: Readonly<Record<Language, Habits>> = {
	es: {
		stock: spanishNames,
		joined: 0.22,
		long: 0.06,
		honorifics: { female: 'Dña.', male: 'D.' }
	},
	fr: {
		stock: frenchNames,
		joined: 0.12,
		long: 0.07,
		honorifics: { female: 'Mme', male: 'M.' }
	},
	en: {
		stock: englishNames,
		joined: 0.04,
		long: 0.06,
		honorifics: { female: 'Ms', male: 'Mr' }
	}
};

export function personName(random: Random, language: Language): PersonName {
	const habits = habitsOf[language];
	const sex = chance(random, 0.54) ? 'female' : 'male';
	return {
		sex,
		givenName: givenName(random, habits, sex),
		familyName: language === 'es' ? twoSurnames(random, habits) : surname(random, habits),
		honorific: habits.honorifics[sex]
	};
}

function givenName(random: Random, { stock, joined }: Habits, sex: Sex): string {
	const isJoined = chance(random, joined);
	if (sex === 'female') return pick(random, isJoined ? stock.joinedFemale : stock.female);
	return pick(random, isJoined ? stock.joinedMale : stock.male);
}

/** In Spain and Mexico everyone has two, the father's and the mother's. */
function twoSurnames(random: Random, habits: Habits): string {
	return `${surname(random, habits)} ${surname(random, habits)}`;
}

function surname(random: Random, { stock, long }: Habits): string {
	return pick(random, chance(random, long) ? stock.longSurnames : stock.surnames);
}
