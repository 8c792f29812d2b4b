import type { Clock } from '../kernel/clock.ts';
import type { Condition, SegmentNode } from '../documents/segment.ts';
import { compileCondition, type Asking, type RowTest } from './compile-condition.ts';
import type { SegmentRow } from './segment-row.ts';
import { ZonedTime } from './zoned-time.ts';

/** Why somebody is in a segment, or is not: conditions that hold, or don't, and are enough to tell. */
interface Reason {
	readonly condition: Condition;
	readonly holds: boolean;
}

interface Explanation {
	readonly holds: boolean;
	/** in the order of the segment */
	readonly reasons: readonly Reason[];
}

export interface CompiledSegment {
	readonly matches: RowTest;
	readonly explain: (row: SegmentRow) => Explanation;
}

/**
 * A segment as it is asked now, at a place: "the last 30 days" are those of the calendar there. Compiled
 * anew when the day changes. An empty "all" holds for everybody, an empty "any" for nobody.
 *
 * @param timeZone IANA name
 */
export function compileSegment(
	where: SegmentNode,
	at: { readonly clock: Clock; readonly timeZone: string }
): CompiledSegment {
	return compileNode(where, askingAt(at));
}

/** @param timeZone IANA name */
export function askingAt({
	clock,
	timeZone
}: {
	readonly clock: Clock;
	readonly timeZone: string;
}): Asking {
	const time = new ZonedTime(timeZone);
	return { today: time.dayOf(clock()), time };
}

function compileNode(node: SegmentNode, asking: Asking): CompiledSegment {
	switch (node.kind) {
		case 'all':
		case 'any':
			return compileGroup(
				node.kind,
				node.of.map((child) => compileNode(child, asking))
			);
		case 'not': {
			const inner = compileNode(node.of, asking);
			return {
				matches: (row) => !inner.matches(row),
				explain: (row) => {
					const { holds, reasons } = inner.explain(row);
					return { holds: !holds, reasons };
				}
			};
		}
		default: {
			const matches = compileCondition(node, asking);
			return {
				matches,
				explain: (row) => {
					const holds = matches(row);
					return { holds, reasons: [{ condition: node, holds }] };
				}
			};
		}
	}
}

/** "All" fails by what fails and holds by everything; "any" holds by what holds and fails by everything. */
function compileGroup(kind: 'all' | 'any', children: readonly CompiledSegment[]): CompiledSegment {
	const tests = children.map((child) => child.matches);
	const matches: RowTest =
		kind === 'all'
			? (row) => tests.every((test) => test(row))
			: (row) => tests.some((test) => test(row));
	const explain = (row: SegmentRow): Explanation => {
		const holds = matches(row);
		const deciding = children
			.map((child) => child.explain(row))
			.filter((child) => child.holds === holds);
		return { holds, reasons: deciding.flatMap(({ reasons }) => reasons) };
	};
	return { matches, explain };
}
