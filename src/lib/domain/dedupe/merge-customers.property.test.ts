import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseUlid } from '../documents/ulid.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { applyEdits } from '../merge/apply-edits.ts';
import { canonicalJson } from '../merge/canonical-json.ts';
import { createBody } from '../merge/create-body.ts';
import type { FieldEdit } from '../merge/field-edit.ts';
import { highestStamp } from '../merge/highest-stamp.ts';
import type { MergeBody } from '../merge/merge-body.ts';
import { merge } from '../merge/merge.ts';
import { nextStamp, type Stamp } from '../merge/stamp.ts';
import { mergeCustomers, undoMerge } from './merge-customers.ts';
import type { Side } from './merge-preview.ts';
import { winnerOf } from './merge-winner.ts';
import { mergedAt } from './merged-at.ts';

const CUSTOMERS = [
	'01HZZZZZZZZZZZZZZZZZZCST01',
	'01HZZZZZZZZZZZZZZZZZZCST02',
	'01HZZZZZZZZZZZZZZZZZZCST03'
].map(parseUlid);
const FIRST_TWO = [CUSTOMERS[0]!, CUSTOMERS[1]!] as const;
const DEVICES = ['dana', 'dbruno', 'dcara'];

/** One device's documents. Each of its saves is stamped above all that it has seen. */
class Replica {
	readonly #device: string;
	readonly documents = new Map<string, MergeBody>();
	#seen: Stamp | null = null;

	constructor(device: string, documents: ReadonlyMap<string, MergeBody>) {
		this.#device = device;
		for (const [id, body] of documents) this.#take(id, body);
	}

	pull(from: Replica): void {
		for (const [id, body] of from.documents) this.#take(id, body);
	}

	edit(id: string, edits: readonly FieldEdit[]): void {
		const stamp = nextStamp(this.#seen, 0, this.#device);
		this.#seen = stamp;
		const before = this.documents.get(id) ?? createBody({ schema: 1 }, stamp);
		const at = nextStamp(stamp, 0, this.#device);
		this.#seen = at;
		this.documents.set(id, applyEdits(before, edits, at));
	}

	merge(loser: string, into: string, choices: ReadonlyMap<string, Side> = new Map()): void {
		const edits = mergeCustomers(
			{
				from: parseUlid(loser),
				into: parseUlid(into),
				winner: this.documents.get(into)!,
				loser: this.documents.get(loser)!,
				merged: this.documents.get(`${loser}:merged`) ?? null
			},
			choices
		);
		this.edit(into, edits.winner);
		this.edit(`${loser}:merged`, edits.merged);
	}

	undo(loser: string): void {
		const merged = this.documents.get(`${loser}:merged`);
		const into = merged === undefined ? null : this.into(loser);
		if (merged === undefined || into === null) return;
		const edits = undoMerge({ from: parseUlid(loser), winner: this.documents.get(into)!, merged });
		this.edit(into, edits.winner);
		this.edit(`${loser}:merged`, edits.merged);
	}

	into(cid: string): string | null {
		const into = this.documents.get(`${cid}:merged`)?.['into'];
		return typeof into === 'string' ? into : null;
	}

	winner(cid: string): string {
		return winnerOf(cid, (one) => this.into(one));
	}

	/** As a person sees it. */
	shown(cid: string): JsonObject {
		const { m: _m, ...values } = this.documents.get(cid)!;
		return values;
	}

	#take(id: string, body: MergeBody): void {
		const own = this.documents.get(id);
		const joined = own === undefined ? body : merge(own, body);
		this.documents.set(id, joined);
		const met = highestStamp(joined);
		if (met !== null && (this.#seen === null || met > this.#seen)) this.#seen = met;
	}
}

const number = fc.constantFrom('+34600000001', '+34600000002', '+34600000003', '+34600000004');
const card = fc.record(
	{
		givenName: fc.constantFrom('Ana', 'Anna'),
		jobTitle: fc.constantFrom('jefa', 'panadera'),
		customerSince: fc.constantFrom('2019-01-01', '2024-05-05'),
		numbers: fc.uniqueArray(number, { maxLength: 3 })
	},
	{ requiredKeys: ['numbers'] }
);
const customer = fc.constantFrom(...CUSTOMERS);
const who = fc.nat(DEVICES.length - 1);
const step = fc.oneof(
	fc.record({ do: fc.constant('merge'), who, loser: customer, into: customer }),
	fc.record({ do: fc.constant('undo'), who, loser: customer }),
	fc.record({
		do: fc.constant('edit'),
		who,
		cid: customer,
		value: fc.constantFrom('a', 'b', null)
	}),
	fc.record({ do: fc.constant('pull'), who, from: who })
);
const history = fc.record({
	cards: fc.tuple(card, card, card),
	steps: fc.array(step, { maxLength: 20, size: 'max' })
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

describe('merges of customers, on several devices that have not heard of each other', () => {
	test('end with the same cards and the same winners everywhere, and nobody wins over a winner', () => {
		fc.assert(
			fc.property(history, (history) => {
				const replicas = play(history);
				exchange(replicas);
				const ends = replicas.map((replica) =>
					canonicalJson(Object.fromEntries(replica.documents))
				);
				expect(new Set(ends).size).toBe(1);
				for (const cid of CUSTOMERS) {
					const [winner, ...others] = replicas.map((replica) => replica.winner(cid));
					expect(others.every((other) => other === winner)).toBe(true);
					expect(replicas[0]!.winner(winner!)).toBe(winner);
				}
			}),
			{ numRuns: 200 }
		);
	});

	test('of one pair, one way or both, leave one winner with each number once', () => {
		fc.assert(
			fc.property(card, card, fc.boolean(), (a, b, isCrossed) => {
				const [one, other] = FIRST_TWO;
				const replicas = start([a, b, a]);
				replicas[0]!.merge(one, other);
				replicas[1]!.merge(isCrossed ? other : one, isCrossed ? one : other);
				exchange(replicas);
				const winner = replicas[2]!.winner(one);
				expect(replicas[2]!.winner(other)).toBe(winner);
				const all = [...new Set([...a.numbers, ...b.numbers])].sort();
				expect(numbersOf(replicas[2]!.shown(winner))).toEqual(all);
			})
		);
	});

	test('take the values that somebody chose', () => {
		const [loser, winner] = FIRST_TWO;
		const [replica] = start([
			{ givenName: 'Ana', jobTitle: 'jefa', numbers: [] },
			{ givenName: 'Anna', jobTitle: 'panadera', numbers: [] },
			{ numbers: [] }
		]);
		replica!.merge(loser, winner, new Map([['givenName', 'loser']]));
		expect(replica!.shown(winner)).toMatchObject({ givenName: 'Ana', jobTitle: 'panadera' });
	});

	test('say when they were made, until they are taken back', () => {
		const [loser, winner] = FIRST_TWO;
		const [replica] = start([{ numbers: [] }, { numbers: [] }, { numbers: [] }]);
		replica!.merge(loser, winner);
		expect(mergedAt(replica!.documents.get(`${loser}:merged`)!)).not.toBeNull();
		replica!.undo(loser);
		expect(mergedAt(replica!.documents.get(`${loser}:merged`)!)).toBeNull();
	});

	test('can be taken back after everybody has heard of them: the winner is as it was', () => {
		fc.assert(
			fc.property(card, card, (a, b) => {
				const [loser, winner] = FIRST_TWO;
				const replicas = start([a, b, a]);
				const before = replicas[0]!.shown(winner);
				replicas[0]!.merge(loser, winner);
				exchange(replicas);
				replicas[2]!.undo(loser);
				exchange(replicas);
				for (const replica of replicas) {
					expect(replica.shown(winner)).toEqual(before);
					expect(replica.winner(loser)).toBe(loser);
				}
			})
		);
	});

	test('when taken back, leave what people wrote on the winner meanwhile', () => {
		const [loser, winner] = FIRST_TWO;
		const replicas = start([
			{ jobTitle: 'jefa', numbers: ['+34600000001'] },
			{ numbers: [] },
			{ numbers: [] }
		]);
		replicas[0]!.merge(loser, winner);
		exchange(replicas);
		replicas[1]!.edit(winner, [{ op: 'set', path: 'jobTitle', value: 'directora' }]);
		replicas[0]!.undo(loser);
		exchange(replicas);
		expect(replicas[2]!.shown(winner)).toMatchObject({ jobTitle: 'directora' });
		expect(numbersOf(replicas[2]!.shown(winner))).toEqual([]);
	});

	test('merged again after it was taken back, a pair can be taken back again', () => {
		fc.assert(
			fc.property(card, card, (a, b) => {
				const [loser, winner] = FIRST_TWO;
				const [replica] = start([a, b, a]);
				const before = replica!.shown(winner);
				for (let turn = 0; turn < 2; turn++) {
					replica!.merge(loser, winner);
					expect(replica!.winner(loser)).toBe(winner);
					replica!.undo(loser);
					expect(replica!.shown(winner)).toEqual(before);
				}
			})
		);
	});
});

function start(
	cards: readonly (typeof card extends fc.Arbitrary<infer T> ? T : never)[]
): Replica[] {
	const documents = new Map(
		cards.map(({ numbers, ...fields }, i): [string, MergeBody] => {
			const cid = CUSTOMERS[i]!;
			const phones = numbers.map((number, at) => ({ id: `${i}-${at}`, number }));
			return [cid, createBody({ schema: 1, ...fields, phones }, nextStamp(null, i, 'dcreator'))];
		})
	);
	return DEVICES.map((device) => new Replica(device, documents));
}

function play({ cards, steps }: History): Replica[] {
	const replicas = start(cards);
	for (const step of steps) {
		const replica = replicas[step.who]!;
		if (step.do === 'pull') replica.pull(replicas[step.from]!);
		if (step.do === 'undo') replica.undo(step.loser);
		if (step.do === 'merge' && step.loser !== step.into) replica.merge(step.loser, step.into);
		if (step.do === 'edit') {
			replica.edit(step.cid, [{ op: 'set', path: 'jobTitle', value: step.value }]);
		}
	}
	return replicas;
}

function exchange(replicas: readonly Replica[]): void {
	for (const to of replicas) for (const from of replicas) to.pull(from);
	for (const to of replicas) for (const from of replicas) to.pull(from);
}

function numbersOf(shown: JsonObject): readonly Json[] {
	const phones = (shown['phones'] ?? []) as readonly JsonObject[];
	return phones.map(({ number = null }) => number).sort();
}
