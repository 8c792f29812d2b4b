import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json } from '../kernel/json.ts';
import { applyEdits } from './apply-edits.ts';
import { canonicalJson } from './canonical-json.ts';
import { createBody } from './create-body.ts';
import type { FieldEdit } from './field-edit.ts';
import { highestStamp } from './highest-stamp.ts';
import type { MergeBody, PlainBody } from './merge-body.ts';
import { merge, mergeAll } from './merge.ts';
import { openConflicts } from './open-conflicts.ts';
import { itemFieldPath, itemPath } from './path.ts';
import { readState } from './read-state.ts';
import { nextStamp, type Stamp } from './stamp.ts';

const DEVICES = ['dana', 'dbruno', 'dcara', 'dluis'];
const FIELDS = ['city', 'a~1b', 'constructor', 'toString', ''];
const ITEMS = ['1', '2', 'a/b'];

const value: fc.Arbitrary<Json> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom('x', 'y', 'z') },
	{ weight: 2, arbitrary: fc.constant(null) },
	fc.constantFrom<Json>(0, false, [1, 'x'], { b: 1, a: [null] }, { a: [null], b: 1 }),
	fc.constant(JSON.parse('{"__proto__":{"x":1}}') as Json)
);
const item = fc.constantFrom(...ITEMS);
const itemField = fc.constantFrom('number', 'kind', 'constructor');
const edit: fc.Arbitrary<FieldEdit> = fc.oneof(
	fc.record({ op: fc.constant('set'), path: fc.constantFrom(...FIELDS), value }),
	fc.record({ item, field: itemField, value }).map(({ item, field, value }): FieldEdit => {
		return { op: 'set', path: itemFieldPath('phones', item, field), value };
	}),
	fc.record({
		op: fc.constant('add'),
		list: fc.constant('phones'),
		item,
		values: fc.dictionary(itemField, value, { maxKeys: 2 })
	}),
	fc.record({ op: fc.constant('remove'), list: fc.constant('phones'), item })
);
const who = fc.nat(DEVICES.length - 1);
const step = fc.oneof(
	fc.record({
		kind: fc.constant('edit'),
		who,
		edits: fc.array(edit, { minLength: 1, maxLength: 3 })
	}),
	fc.record({ kind: fc.constant('pull'), who, from: who })
);
const history = fc.record({
	skews: fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 }),
	steps: fc.array(step, { maxLength: 40, size: 'max' })
});
type History = typeof history extends fc.Arbitrary<infer T> ? T : never;

/** What one save wrote where, and which saves its author knew of. */
interface Save {
	readonly stamp: Stamp;
	readonly knew: ReadonlySet<Save>;
	readonly writes: ReadonlyMap<string, Json>;
	readonly removes: ReadonlySet<string>;
}

interface Replica {
	body: MergeBody;
	knows: Set<Save>;
	seen: Stamp | null;
}

const CREATED = nextStamp(null, 0, 'dcreator');

function play({ skews, steps }: History): { replicas: Replica[]; bodies: MergeBody[] } {
	const values = { schema: 1, city: 'start', phones: [{ id: '1', number: '555' }] };
	const body = createBody(values, CREATED);
	const first: Save = {
		stamp: CREATED,
		knew: new Set(),
		writes: new Map<string, Json>([
			['city', 'start'],
			['phones/1', null],
			['phones/1/number', '555']
		]),
		removes: new Set()
	};
	const replicas = DEVICES.map((): Replica => ({ body, knows: new Set([first]), seen: CREATED }));
	const bodies = [body];
	for (const [time, step] of steps.entries()) {
		const replica = replicas[step.who]!;
		if (step.kind === 'pull') pull(replica, replicas[step.from]!);
		else save(replica, step.edits, 60 + time + skews[step.who]!, DEVICES[step.who]!);
		bodies.push(replica.body);
	}
	return { replicas, bodies };
}

function pull(to: Replica, from: Replica): void {
	to.body = merge(to.body, from.body);
	to.knows = new Set([...to.knows, ...from.knows]);
	const met = highestStamp(to.body);
	if (met !== null && (to.seen === null || met > to.seen)) to.seen = met;
}

function save(replica: Replica, edits: readonly FieldEdit[], now: number, device: string): void {
	const stamp = nextStamp(replica.seen, now, device);
	const before = replica.body;
	const after = applyEdits(before, edits, stamp);
	if (after === before) return;
	const written = lastWrites(edits);
	const stamped = [...readState(after)!.cells].filter(([, cell]) => cell[0]!.t === stamp);
	const save: Save = {
		stamp,
		knew: new Set(replica.knows),
		writes: new Map(stamped.map(([path]) => [path, written.get(path) ?? null])),
		removes: new Set(removedItems(before, after))
	};
	replica.body = after;
	replica.knows.add(save);
	replica.seen = stamp;
}

function lastWrites(edits: readonly FieldEdit[]): Map<string, Json> {
	const written = new Map<string, Json>();
	for (const edit of edits) {
		if (edit.op === 'set') written.set(edit.path, edit.value);
		if (edit.op !== 'add') continue;
		for (const [field, value] of Object.entries(edit.values)) {
			written.set(itemFieldPath(edit.list, edit.item, field), value);
		}
	}
	return written;
}

function removedItems(before: MergeBody, after: MergeBody): string[] {
	const places = new Set(ITEMS.map((id) => itemPath('phones', id)));
	const left = readState(after)!.cells;
	return [...readState(before)!.cells.keys()].filter((p) => places.has(p) && !left.has(p));
}

/** By the definition: what was written and that no known save, which knew of it, wrote over or removed. */
function expectedCells(knows: ReadonlySet<Save>): Record<string, string[]> {
	const cells = new Map<string, string[]>();
	for (const save of knows) {
		for (const [path, value] of save.writes) {
			const gone = [...knows].some(
				(later) => later.knew.has(save) && (later.writes.has(path) || later.removes.has(path))
			);
			if (gone) continue;
			const written = canonicalJson({ v: value, t: save.stamp });
			cells.set(path, [...(cells.get(path) ?? []), written].sort());
		}
	}
	return Object.fromEntries(cells);
}

function actualCells(body: MergeBody): Record<string, string[]> {
	const cells = [...readState(body)!.cells];
	return Object.fromEntries(
		cells.map(([path, cell]) => [path, cell.map((written) => canonicalJson(written)).sort()])
	);
}

describe('whatever people do on their devices', () => {
	test('no value is lost: each is shown, stands beside what is shown, or gave way to an edit that had seen it', () => {
		fc.assert(
			fc.property(history, (history) => {
				for (const { body, knows } of play(history).replicas) {
					expect(actualCells(body)).toEqual(expectedCells(knows));
				}
			}),
			{ numRuns: 300 }
		);
	});

	test('all end with the same content once each has heard of everything, in any order', () => {
		fc.assert(
			fc.property(history, fc.infiniteStream(fc.nat()), (history, chaos) => {
				const { replicas } = play(history);
				const orders = replicas.map(() => shuffled(replicas, chaos));
				const ends = orders.map((order) => canonicalJson(mergeAll(order.map((r) => r.body))));
				expect(new Set(ends).size).toBe(1);
			}),
			{ numRuns: 300 }
		);
	});

	test('what a replica has seen only grows', () => {
		fc.assert(
			fc.property(history, ({ skews, steps }) => {
				const seen = steps.map((_, n) => play({ skews, steps: steps.slice(0, n) }).replicas);
				for (const [n, replicas] of seen.slice(1).entries()) {
					for (const [i, { body }] of replicas.entries()) {
						for (const [device, stamp] of Object.entries(seen[n]![i]!.body.m.vv)) {
							expect(body.m.vv[device]! >= stamp).toBe(true);
						}
					}
				}
			}),
			{ numRuns: 40 }
		);
	});

	test('a conflict is open exactly where different values stand, and choosing closes it for good', () => {
		fc.assert(
			fc.property(history, (history) => {
				const { replicas, bodies } = play(history);
				const all = mergeAll(replicas.map(({ body }) => body));
				const conflicts = openConflicts(all);
				for (const { values } of conflicts) expect(distinct(values)).toBeGreaterThan(1);
				const choices = conflicts.map(({ path, values }): FieldEdit => {
					return { op: 'set', path, value: values.at(-1)!.v };
				});
				const settled = applyEdits(all, choices, nextStamp(highestStamp(all), 0, 'dboss'));
				expect(openConflicts(settled)).toEqual([]);
				for (const late of bodies) expectSame(merge(settled, late), settled);
			}),
			{ numRuns: 200 }
		);
	});
});

describe('merge, for contents that histories reach', () => {
	test('does not mind order, grouping or repetition, and an older content adds nothing', () => {
		fc.assert(
			fc.property(history, fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), (history, picks) => {
				const { bodies } = play(history);
				const [a, b, c] = picks.map((n) => bodies[n % bodies.length]!) as [
					MergeBody,
					MergeBody,
					MergeBody
				];
				expectLaws(a, b, c);
				expectSame(merge(a, a), a);
				expectSame(merge(a, merge(a, b)), merge(a, b));
			}),
			{ numRuns: 250 }
		);
	});
});

describe('merge, for contents that other clients have spoiled', () => {
	const spoil = fc.oneof(
		fc.constant((body: MergeBody): PlainBody => ({ ...body, m: undefined })),
		fc.jsonValue().map((m) => (body: MergeBody): PlainBody => ({ ...body, m })),
		value.map((city) => (body: MergeBody): PlainBody => ({ ...body, city })),
		value.map((schema) => (body: MergeBody): PlainBody => ({ ...body, schema })),
		value.map((assigned) => (body: MergeBody): PlainBody => ({ ...body, schema: 2, assigned })),
		value.map((stray) => (body: MergeBody): PlainBody => ({ ...body, stray })),
		value.map((phones) => (body: MergeBody): PlainBody => ({ ...body, phones })),
		value.map((number) => (body: MergeBody): PlainBody => {
			return { ...body, phones: [{ number }, { id: '1', number }, { id: '1', kind: 'home' }] };
		}),
		fc.constant((body: MergeBody): PlainBody => ({ m: body.m })),
		fc.constant((body: MergeBody): PlainBody => ({ ...body, m: { ...body.m, f: {} } })),
		fc.constant((body: MergeBody): PlainBody => ({ ...body, m: { ...body.m, vv: {} } })),
		fc.constant((body: MergeBody): PlainBody => ({ ...body, m: { ...body.m, g: { city: {} } } })),
		fc.constant((body: MergeBody): PlainBody => {
			return { ...body, m: { ...body.m, f: { ...body.m.f, 'a/b/c/d': CREATED, m: CREATED } } };
		})
	);

	test('the laws hold all the same, and what is written out is sound', () => {
		const spoils = fc.array(fc.tuple(fc.nat(), spoil), { minLength: 3, maxLength: 3 });
		fc.assert(
			fc.property(history, spoils, (history, spoils) => {
				const { bodies } = play(history);
				const spoiled = spoils.map(([n, spoil]) => spoil(bodies[n % bodies.length]!));
				const [a, b, c] = spoiled as [PlainBody, PlainBody, PlainBody];
				expectLaws(a, b, c);
				const sound = merge(a, a);
				expect(readState(sound)).not.toBeNull();
				expectSame(merge(sound, sound), sound);
				expectSame(merge(sound, b), merge(a, b));
			}),
			{ numRuns: 250 }
		);
	});

	test('a body without m shows what its author wrote', () => {
		fc.assert(
			fc.property(history, (history) => {
				for (const { body } of play(history).replicas) {
					const { m: _m, ...values } = body;
					const { m: _stamped, ...shown } = mergeAll([values]);
					expectSame(shown, values);
				}
			}),
			{ numRuns: 100 }
		);
	});
});

function expectLaws(a: PlainBody, b: PlainBody, c: PlainBody): void {
	expectSame(merge(a, b), merge(b, a));
	expectSame(merge(merge(a, b), c), merge(a, merge(b, c)));
	expectSame(mergeAll([c, a, b]), merge(merge(a, b), c));
}

/** To the byte: a revision is named by it. */
function expectSame(actual: PlainBody, expected: PlainBody): void {
	expect(canonicalJson(actual)).toBe(canonicalJson(expected));
}

function distinct(values: readonly { readonly v: Json }[]): number {
	return new Set(values.map(({ v }) => canonicalJson(v))).size;
}

function shuffled<T>(items: readonly T[], chaos: Iterator<number>): T[] {
	return items
		.map((item) => [Number(chaos.next().value), item] as const)
		.sort(([a], [b]) => a - b)
		.map(([, item]) => item);
}
