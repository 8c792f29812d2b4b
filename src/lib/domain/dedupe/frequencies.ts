import { fold } from '../search/fold.ts';
import type { Matchable } from './matchable.ts';

export type CountedKind = 'given' | 'family' | 'street' | 'postalCode' | 'city' | 'phone' | 'email';

/** How often a value is met that nothing is known about. */
const USUAL: Readonly<Record<CountedKind, number>> = {
	given: 0.001,
	family: 0.0003,
	street: 0.001,
	postalCode: 0.0005,
	city: 0.005,
	phone: 0,
	email: 0
};

/** As many cards as the figures above are worth beside those of the base. */
const WORTH = 500;

/** Nothing is so rare that it couldn't be two people's by mistake. */
const RAREST = 0.000_001;

/** Per thousand people, in Spain, France or Britain, of the names that are met everywhere. */
const COMMON_SURNAMES = `garcia 31, rodriguez 20, gonzalez 20, fernandez 19, lopez 19, martinez 18,
	sanchez 17, perez 17, gomez 10, martin 10, jimenez 8, hernandez 8, ruiz 8, diaz 7, moreno 7, munoz 6,
	alvarez 6, romero 5, gutierrez 5, alonso 4, navarro 4, torres 4, bernard 2, dubois 2, thomas 3,
	robert 2, richard 2, petit 2, durand 2, leroy 1, moreau 2, simon 2, laurent 2, smith 11, jones 9,
	taylor 5, williams 5, brown 5, davies 3, evans 3, wilson 3, johnson 3, wang 2, ahmed 1, singh 1`;
const COMMON_GIVEN = `maria 120, carmen 35, ana 25, jose 60, antonio 30, manuel 25, francisco 25, juan 35,
	david 15, javier 15, luis 20, isabel 15, dolores 12, pilar 12, teresa 12, laura 12, angel 12, carlos 12,
	marie 40, jean 35, pierre 12, michel 12, philippe 10, nathalie 8, isabelle 8, nicolas 9, francois 7,
	john 20, david 15, james 12, michael 12, paul 10, andrew 8, susan 8, margaret 8, sarah 8, mary 8`;

const COMMON: Readonly<Partial<Record<CountedKind, ReadonlyMap<string, number>>>> = {
	family: perThousand(COMMON_SURNAMES),
	given: perThousand(COMMON_GIVEN)
};

/**
 * How common each value is among the cards of a base, so that what two of them share can be weighed.
 * Of a base of which nothing is known, as common as in the countries that most names come from.
 */
export class Frequencies {
	readonly #counts: Readonly<Record<CountedKind, Map<string, number>>> = {
		given: new Map(),
		family: new Map(),
		street: new Map(),
		postalCode: new Map(),
		city: new Map(),
		phone: new Map(),
		email: new Map()
	};
	#cards = 0;

	get cards(): number {
		return this.#cards;
	}

	count(card: Matchable): void {
		this.#cards += 1;
		for (const word of card.given) this.#add('given', word.text);
		for (const word of card.family) this.#add('family', word.text);
		for (const { national } of card.phones) this.#add('phone', national);
		for (const { whole } of card.emails) this.#add('email', whole);
		for (const place of card.places) {
			this.#add('street', place.street);
			this.#add('postalCode', place.postalCode);
			this.#add('city', place.city);
		}
	}

	/** Of a stranger's card, how likely it has this value too: the two that are compared don't count. */
	rate(kind: CountedKind, text: string): number {
		const others = Math.max(0, (this.#counts[kind].get(text) ?? 0) - 2);
		const usual = COMMON[kind]?.get(text) ?? USUAL[kind];
		return Math.max(RAREST, (others + WORTH * usual) / (this.#cards + WORTH));
	}

	/**
	 * Whether this is somebody else's name too, of those met here or everywhere. Of few cards most names
	 * are met once: there, each is taken for one.
	 */
	isHeard(kind: 'given' | 'family', text: string): boolean {
		if (this.#cards < WORTH) return true;
		return (this.#counts[kind].get(text) ?? 0) > 1 || COMMON[kind]?.has(text) === true;
	}

	#add(kind: CountedKind, text: string): void {
		if (text === '') return;
		const counts = this.#counts[kind];
		counts.set(text, (counts.get(text) ?? 0) + 1);
	}
}

function perThousand(text: string): ReadonlyMap<string, number> {
	return new Map(
		text.split(',').map((entry) => {
			const [name = '', count = ''] = entry.trim().split(' ');
			return [fold(name), Number(count) / 1000];
		})
	);
}
