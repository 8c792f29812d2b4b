import type { CustomerCore } from '#domain/documents/customer.ts';
import type { Random } from '#domain/kernel/random.ts';
import { between, chance, pick } from '../../../sync-server/demo/choose.ts';
import { seededRandom } from '../../../sync-server/demo/seeded-random.ts';
import { drawPerson, type Person } from './draw-person.ts';
import { likeEachOther } from './not-the-same.ts';
import { customerOf, type SignUp } from './sign-up.ts';
import { typingErrors } from './typing-errors.ts';

/** A card, and who it is about. */
export interface Labelled {
	readonly customer: CustomerCore;
	readonly person: number;
}

/** Of all people, how many signed up more than once; most of them twice. */
const RETURNING = 0.15;
const MOST_RETURNS = 3;
/** What somebody does wrong who comes for the first time, of what they do wrong later. */
const FIRST_TIME = 1 / 3;

/**
 * So many cards of Spanish and French people in no order, among them several of one person, and
 * people who look like each other and are not one. The same for the same seed.
 */
export function labelledSet(cards: number, seed: string): readonly Labelled[] {
	const random = seededRandom(seed);
	const set: Labelled[] = [];
	let person = 0;
	for (const group of groups(random)) {
		for (const one of group) {
			for (const signUp of signUps(random, one)) {
				set.push({ customer: customerOf(`customer:${set.length}`, signUp), person });
			}
			person += 1;
		}
		if (set.length >= cards) break;
	}
	return shuffled(random, set.slice(0, cards));
}

/** Whoever is alone is a group of one; most other groups are of two. */
function* groups(random: Random): Iterable<readonly Person[]> {
	for (;;) {
		let left = random();
		const group = likeEachOther.find(({ share }) => (left -= share / 2) < 0);
		yield group === undefined ? [drawPerson(random)] : group.draw(random);
	}
}

function signUps(random: Random, person: Person): readonly SignUp[] {
	const first = signUp(random, person, FIRST_TIME);
	if (!chance(random, RETURNING)) return [first];
	const returns = pick(random, [1, 1, 1, 1, between(random, 1, MOST_RETURNS)]);
	return [first, ...Array.from({ length: returns }, () => signUp(random, person, 1))];
}

function signUp(random: Random, person: Person, often: number): SignUp {
	const { language: _language, sex: _sex, ...typed } = person;
	return typingErrors.reduce<SignUp>(
		(spoiled, { share, make }) =>
			chance(random, share * often) ? make(random, spoiled, person) : spoiled,
		typed
	);
}

function shuffled(random: Random, set: readonly Labelled[]): readonly Labelled[] {
	return set
		.map((labelled) => [random(), labelled] as const)
		.sort(([a], [b]) => a - b)
		.map(([, labelled]) => labelled);
}
