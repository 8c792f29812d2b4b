import { normalisePhone } from '../search/phone-number.ts';
import type { Evidence } from './evidence.ts';
import { Frequencies } from './frequencies.ts';
import { match } from './match.ts';
import { matchable, type Matchable, type MatchedCard } from './matchable.ts';
import { NameWords } from './name-words.ts';

/** What a form knows of the person being typed. */
export interface Probe {
	readonly givenName: string;
	readonly familyName: string;
	readonly phone: string;
	readonly email: string;
	/** ISO 3166-1 alpha-2 of where it is typed */
	readonly country: string;
}

/** What two people have in common, strongest first. */
type LikenessReason = 'phone' | 'email' | 'name';

export interface LookalikeScore {
	/** never empty */
	readonly reasons: readonly LikenessReason[];
	/** for ordering only: higher is likelier */
	readonly score: number;
}

/**
 * Whoever types can be asked, so less is enough than to call two cards one: a name that fewer than one
 * in so many strangers have, as a power of two.
 */
const TELLING_NAME = 4;

/**
 * Compares the person being typed with those who are known. A phone counts only when it is whole, on
 * both sides: while it is being typed, every number that begins alike would come up and go again.
 */
export class Lookalikes {
	readonly #words = new NameWords();
	readonly #typed: Matchable;
	readonly #context: Parameters<typeof match>[2];

	/** @param cards how many are known */
	constructor(probe: Probe, cards: number) {
		const { givenName, familyName, phone, email, country } = probe;
		const number = normalisePhone(phone, country) ?? phone;
		const typed: MatchedCard = {
			type: 'person',
			givenName,
			familyName,
			phones: [{ id: 'typed', number }],
			emails: [{ id: 'typed', address: email }]
		};
		this.#typed = matchable(typed, this.#words);
		this.#context = { words: this.#words, frequencies: new Frequencies(), cards };
	}

	/** Numbers to look for, as they are dialled inside their country. */
	get phones(): readonly string[] {
		return this.#typed.phones.map(({ national }) => national);
	}

	get emails(): readonly string[] {
		return this.#typed.emails.map(({ whole }) => whole);
	}

	/** @returns null when nothing says that this may be who is being typed */
	score(known: MatchedCard): LookalikeScore | null {
		const result = match(this.#typed, matchable(known, this.#words), this.#context);
		if (result === null) return null;
		const reasons: LikenessReason[] = [];
		if (found(result.evidence, 'phone.same')) reasons.push('phone');
		if (found(result.evidence, 'email.same')) reasons.push('email');
		if (isTellingName(result.evidence)) reasons.push('name');
		return reasons.length === 0 ? null : { reasons, score: result.odds };
	}
}

function found(evidence: readonly Evidence[], finding: Evidence['finding']): boolean {
	return evidence.some((one) => one.finding === finding);
}

/** A surname alone is a family's, a given name alone is anybody's. */
function isTellingName(evidence: readonly Evidence[]): boolean {
	const names = evidence.filter(({ finding }) => /^(?:given|family|names)\./.test(finding));
	const isWhole = names.length === 2 || found(names, 'names.mixed');
	const bits = names.reduce((sum, { stranger }) => sum + stranger, 0);
	return isWhole && bits >= TELLING_NAME && names.every(({ stranger }) => stranger > 0);
}
