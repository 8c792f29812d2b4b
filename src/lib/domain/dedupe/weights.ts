/**
 * How often something is seen of two cards, given that both know the datum: of one person, of two
 * strangers, of two people of one household, family or company. What a finding is worth is the ratio
 * (Fellegi and Sunter, 1969). Where `stranger` is followed by a rate, that of the value is added: a
 * rare surname in common says more than García.
 *
 * The figures are what anybody would guess who has cleaned a list that was typed at stands, in round
 * numbers; they hold for names and addresses of any country. Doubling or halving one of them moves a
 * pair by one bit, of the twenty that it takes.
 */
export interface Level {
	readonly person: number;
	readonly stranger: number;
	readonly relative: number;
}

const PER_DAY_OF_A_LIFE = 1 / 20_000;

export const given = {
	/** rate; parents pass their names on */
	same: { person: 0.7, stranger: 0, relative: 0.035 },
	/** rate; "María" – "María Carmen" */
	shorter: { person: 0.1, stranger: 0, relative: 0.04 },
	/** rate; "Pepe" – "José" */
	nickname: { person: 0.08, stranger: 0.001, relative: 0.007 },
	/** rate; a slip, or spelt as heard. Some other names come as near */
	alike: { person: 0.1, stranger: 0.004, relative: 0.009 },
	/** several slips, or another name: nobody can tell */
	faint: { person: 0.02, stranger: 0.03, relative: 0.03 },
	/** "J." – "José": whoever writes one, of ten strangers one has it too */
	initial: { person: 0.02, stranger: 0.002, relative: 0.002 },
	/** rate; "María Carmen" – "María Pilar": sisters often are */
	part: { person: 0.02, stranger: 0.01, relative: 0.1 },
	/** "Antonio" – "Antonia", "Frédéric" – "Frédérique" */
	otherSex: { person: 0.005, stranger: 0.003, relative: 0.02 },
	other: { person: 0.012, stranger: 0.85, relative: 0.75 },
	/** another, but a word that nobody else is called: likelier a slip than a name */
	unheard: { person: 0.015, stranger: 0.1, relative: 0.1 }
} as const satisfies Record<string, Level>;

/** By word against strangers, for each is as rare as it is; of all words together against relatives. */
export const surname = {
	/** rate */
	same: { person: 0.85, stranger: 0, relative: 0.85 },
	/** rate */
	alike: { person: 0.12, stranger: 0.003, relative: 0.12 },
	faint: { person: 0.02, stranger: 0.03, relative: 0.02 },
	initial: { person: 0.02, stranger: 0.002, relative: 0.02 },
	/** both have a word that the other has not */
	other: { person: 0.03, stranger: 0.75, relative: 0.75 },
	/** of which one is a word that nobody else has: rare surnames are many */
	unheard: { person: 0.02, stranger: 0.2, relative: 0.2 }
} as const satisfies Record<string, Level>;

export const surnames = {
	/** none that the other has not */
	all: { person: 0.94, stranger: 1, relative: 0.6 },
	/** one of two: of a Spanish father and his child */
	half: { person: 0.03, stranger: 1, relative: 0.25 },
	/** couples, colleagues */
	none: { person: 0.03, stranger: 1, relative: 0.3 },
	unheard: { person: 0.02, stranger: 1, relative: 0.1 },
	/** the right words, the other way round */
	turned: { person: 0.04, stranger: 0.5, relative: 0.3 }
} as const satisfies Record<string, Level>;

/**
 * Given names and surnames in each other's field, or in one. Anybody may do that; but there are also
 * those whose given name is another's surname.
 */
export const mixedFields: Level = { person: 0.05, stranger: 0.1, relative: 0.1 };

export const birthDate = {
	/** twins */
	same: { person: 0.85, stranger: PER_DAY_OF_A_LIFE, relative: 0.01 },
	/** day and month the other way round */
	swapped: { person: 0.04, stranger: PER_DAY_OF_A_LIFE, relative: 0.0005 },
	/** one digit, or two neighbours; or another day of the same month */
	alike: { person: 0.06, stranger: 0.0015, relative: 0.003 },
	/** the same birthday in another year */
	otherYear: { person: 0.02, stranger: 1 / 365, relative: 1 / 365 },
	/** two slips, or not */
	faint: { person: 0.02, stranger: 0.03, relative: 0.03 },
	/** the date of a child, or of nobody: a field that many fill in with anything */
	other: { person: 0.05, stranger: 0.97, relative: 0.97 }
} as const satisfies Record<string, Level>;

/** People of one household have one given name where one is the other's parent; else next to nobody. */
export const YEARS_TO_A_PARENT = { fewest: 15, most: 45 } as const;
export const namesakeOfOneAge: Level = { person: 1, stranger: 1, relative: 0.1 };

export const phone = {
	/** rate; many families give one number */
	same: { person: 0.8, stranger: 0, relative: 0.4 },
	/** one digit; companies own numbers in rows */
	alike: { person: 0.07, stranger: 0.00002, relative: 0.01 },
	/** people change numbers and have several */
	other: { person: 0.12, stranger: 0.99, relative: 0.6 }
} as const satisfies Record<string, Level>;

export const email = {
	/** rate */
	same: { person: 0.75, stranger: 0, relative: 0.04 },
	/** one slip */
	alike: { person: 0.06, stranger: 0.0001, relative: 0.01 },
	/** the same user at another provider */
	user: { person: 0.08, stranger: 0.0005, relative: 0.005 },
	/** the same letters before other digits: a slip, or another person's year */
	digits: { person: 0.03, stranger: 0.02, relative: 0.01 },
	/** `alike` and `user`, of a user that is a name and no more: people of one name choose alike */
	ownName: { person: 0.12, stranger: 0.03, relative: 0.02 },
	other: { person: 0.12, stranger: 0.98, relative: 0.95 }
} as const satisfies Record<string, Level>;

export const street = {
	/** rate */
	same: { person: 0.85, stranger: 0, relative: 0.85 },
	alike: { person: 0.1, stranger: 0.005, relative: 0.1 },
	other: { person: 0.05, stranger: 0.98, relative: 0.05 }
} as const satisfies Record<string, Level>;

export const house = {
	same: { person: 0.92, stranger: 0.02, relative: 0.92 },
	other: { person: 0.08, stranger: 0.98, relative: 0.08 }
} as const satisfies Record<string, Level>;

export const complement = {
	same: { person: 0.7, stranger: 0.04, relative: 0.7 },
	/** everybody writes a floor and a door in their own way */
	other: { person: 0.3, stranger: 0.96, relative: 0.3 }
} as const satisfies Record<string, Level>;

export const postalCode = {
	/** rate */
	same: { person: 0.92, stranger: 0, relative: 0.92 },
	alike: { person: 0.05, stranger: 0.01, relative: 0.05 },
	other: { person: 0.03, stranger: 0.95, relative: 0.03 }
} as const satisfies Record<string, Level>;

export const city = {
	/** rate */
	same: { person: 0.9, stranger: 0, relative: 0.9 },
	/** where the postal code is the same, it says no more */
	known: { person: 1, stranger: 0.9, relative: 1 },
	alike: { person: 0.08, stranger: 0.01, relative: 0.08 },
	other: { person: 0.03, stranger: 0.95, relative: 0.03 }
} as const satisfies Record<string, Level>;

/** However much two addresses differ: people move, and write where they work. */
export const otherAddress: Level = { person: 0.15, stranger: 1, relative: 0.1 };

/** Of all cards, how many are a second one of somebody. */
export const REPEATED = 0.125;

/** For each second card of one person, how many pairs are of one household, family or company. */
export const RELATED = 0.75;
