import type { Clock } from '../kernel/clock.ts';
import type { Condition, SegmentNode } from '../documents/segment.ts';
import { compileCondition, type Asking } from './compile-condition.ts';
import { askingAt } from './compile-segment.ts';
import type { SegmentRow } from './segment-row.ts';

/** Of each row, by its place: 1 where it holds. */
type Answers = Uint8Array;

/** More conditions than somebody tries while they build one segment. */
const KEPT = 24;

/**
 * Rows of which one segment after the other is asked, each a little different from the last. Every
 * condition is asked once of everybody, and what it answered is put together anew for each segment:
 * "any of" for "all of" costs nearly nothing, one condition more costs that condition. To be made anew
 * when a row has changed.
 */
export class AskedRows {
	readonly #answers = new Map<string, Answers>();

	constructor(private readonly rows: readonly SegmentRow[]) {}

	/**
	 * @param timeZone IANA name
	 * @returns those that match, in their order: the same as `compileSegment` says of each
	 */
	matching(
		where: SegmentNode,
		at: { readonly clock: Clock; readonly timeZone: string }
	): readonly SegmentRow[] {
		const answers = this.#ask(where, askingAt(at), at.timeZone);
		return this.rows.filter((_row, place) => answers[place] === 1);
	}

	#ask(node: SegmentNode, asking: Asking, timeZone: string): Answers {
		switch (node.kind) {
			case 'all':
				return this.#together(node.of, 1, (one, other) => one & other, asking, timeZone);
			case 'any':
				return this.#together(node.of, 0, (one, other) => one | other, asking, timeZone);
			case 'not':
				return this.#ask(node.of, asking, timeZone).map((holds) => 1 - holds);
			default:
				return this.#askCondition(node, asking, timeZone);
		}
	}

	#together(
		nodes: readonly SegmentNode[],
		nothing: number,
		join: (one: number, other: number) => number,
		asking: Asking,
		timeZone: string
	): Answers {
		const joined = new Uint8Array(this.rows.length).fill(nothing);
		for (const node of nodes) {
			const answers = this.#ask(node, asking, timeZone);
			for (let place = 0; place < joined.length; place++) {
				joined[place] = join(joined[place] ?? 0, answers[place] ?? 0);
			}
		}
		return joined;
	}

	#askCondition(condition: Condition, asking: Asking, timeZone: string): Answers {
		const key = JSON.stringify([condition, asking.today, timeZone]);
		const known = this.#answers.get(key);
		const answers = known ?? this.#askEverybody(condition, asking);
		// The one that nobody has asked for longest stands first.
		this.#answers.delete(key);
		this.#answers.set(key, answers);
		const [oldest] = this.#answers.keys();
		if (this.#answers.size > KEPT && oldest !== undefined) this.#answers.delete(oldest);
		return answers;
	}

	#askEverybody(condition: Condition, asking: Asking): Answers {
		const holds = compileCondition(condition, asking);
		const answers = new Uint8Array(this.rows.length);
		for (const [place, row] of this.rows.entries()) if (holds(row)) answers[place] = 1;
		return answers;
	}
}
