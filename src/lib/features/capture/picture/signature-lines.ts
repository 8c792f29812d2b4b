export interface InkPoint {
	readonly x: number;
	readonly y: number;
}

/** Lines of one finger, in pixels of the paper. */
export type InkLine = readonly InkPoint[];

/** Nearer than this a finger has only trembled. */
const STEP = 1.5;

/** A line with one more point, if it is one. */
export function withPoint(line: InkLine, point: InkPoint): InkLine {
	const last = line.at(-1);
	if (last !== undefined && Math.hypot(point.x - last.x, point.y - last.y) < STEP) return line;
	return [...line, point];
}

/**
 * Through the middles between points, with the points as what it bends towards: fingers are told of
 * some sixty times a second, and straight pieces between would show corners.
 */
export function drawLine(context: CanvasRenderingContext2D, line: InkLine): void {
	const [first] = line;
	if (first === undefined) return;
	context.beginPath();
	context.moveTo(first.x, first.y);
	line.forEach((point, index) => {
		const next = line[index + 1];
		if (next === undefined) context.lineTo(point.x, point.y);
		else {
			context.quadraticCurveTo(point.x, point.y, (point.x + next.x) / 2, (point.y + next.y) / 2);
		}
	});
	context.stroke();
}

/** Whether it says anything: a tap by mistake is no signature. */
export function isSignature(lines: readonly InkLine[]): boolean {
	return extentOf(lines) >= SHORTEST;
}

/** Pixels from one end to the other. */
const SHORTEST = 24;

function extentOf(lines: readonly InkLine[]): number {
	const points = lines.flat();
	const range = (values: readonly number[]): number =>
		values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);
	return Math.max(range(points.map(({ x }) => x)), range(points.map(({ y }) => y)));
}
