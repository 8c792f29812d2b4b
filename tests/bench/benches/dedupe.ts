import { findDuplicates } from '#domain/dedupe/find-duplicates.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { readFile } from 'node:fs/promises';
import type { Bench, Figure } from '../bench.ts';
import { finish } from '../labelled-people/finish.ts';
import { labelledSet } from '../labelled-people/labelled-set.ts';
import { qualityOf } from '../labelled-people/quality.ts';
import { readLabelled } from '../labelled-people/read-labelled.ts';
import { TIMES_SLOWER } from '../stage/throttled.ts';

const CARDS = 50_000;
/** Not the one that the weights were chosen with. */
const SEED = 'the fair of another town';
/** More likely of one person than not. */
const AS_LIKELY_AS_NOT = 0;
const SECONDS = 1000;

interface Labelled {
	readonly customer: CustomerCore;
	readonly person: string | number;
}

/**
 * How many of the duplicates of a file are found, and how much else; and how long a phone's worker
 * takes for a base of 50,000.
 */
export const dedupe: Bench = {
	name: 'dedupe',
	about: 'duplicates of a set: precision, recall, and the time for 50,000 customers in a worker',
	input: 'a CSV file with the columns of the FEBRL sets; Spanish and French people without it',
	async measure({ input }) {
		const drawn = labelledSet(CARDS, SEED);
		const timed = time(() => duplicatesOf(drawn));
		const asked = input === null ? drawn : readLabelled(await readFile(input, 'utf8'));
		const found = input === null ? timed.result : duplicatesOf(asked);
		return [...quality(asked, found, input === null ? 0.97 : 0.98), speed(drawn, timed.seconds)];
	}
};

/** The least that anybody would do: who has a name and a birth date, or a phone, in common to the letter. */
function quality(
	set: readonly Labelled[],
	found: ReturnType<typeof duplicatesOf>,
	target: number
): readonly Figure[] {
	const people = set.map(({ person }) => person);
	const { precision, recall, pairs } = qualityOf(found, people);
	const least = qualityOf(equalPairs(set), people);
	const figure = { unit: '', n: pairs, target: { atLeast: target } };
	return [
		{ ...figure, name: 'dedupe.precision', value: precision, baseline: least.precision },
		{ ...figure, name: 'dedupe.recall', value: recall, baseline: least.recall }
	];
}

function speed(set: readonly Labelled[], seconds: number): Figure {
	const least = time(() => equalPairs(set)).seconds;
	return {
		name: 'dedupe.time',
		value: seconds * TIMES_SLOWER,
		unit: 's',
		baseline: least * TIMES_SLOWER,
		n: set.length,
		target: { below: 30 }
	};
}

function duplicatesOf(set: readonly Labelled[]) {
	const cards = set.map(({ customer }) => customer);
	return finish(findDuplicates(cards, { atLeast: AS_LIKELY_AS_NOT }));
}

function equalPairs(set: readonly Labelled[]): readonly { first: number; second: number }[] {
	const places = new Map<string, number[]>();
	for (const [place, { customer }] of set.entries()) {
		const { givenName = '', familyName = '', birthDate = '', phones = [] } = customer;
		const name = `${givenName} ${familyName}`.toLowerCase();
		for (const also of [birthDate, ...phones.map(({ number = '' }) => number)]) {
			const key = JSON.stringify([name, also]);
			if (also !== '') places.set(key, [...(places.get(key) ?? []), place]);
		}
	}
	const pairs = new Map<string, { first: number; second: number }>();
	for (const same of places.values()) {
		for (const [i, first] of same.entries()) {
			for (const second of same.slice(i + 1)) pairs.set(`${first}-${second}`, { first, second });
		}
	}
	return [...pairs.values()];
}

function time<T>(work: () => T): { readonly result: T; readonly seconds: number } {
	const begun = performance.now();
	const result = work();
	return { result, seconds: (performance.now() - begun) / SECONDS };
}
