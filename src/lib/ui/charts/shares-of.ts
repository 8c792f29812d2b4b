import type { ChartPoint } from './chart-data.ts';

export interface Share extends ChartPoint {
	/** where it begins and ends, of a whole of 1 */
	readonly from: number;
	readonly to: number;
}

/** The parts of a whole, in their order; what is not above zero is no part. */
export function sharesOf(points: readonly ChartPoint[]): readonly Share[] {
	const parts = points.filter((point) => point.value > 0);
	const whole = parts.reduce((sum, part) => sum + part.value, 0);
	let end = 0;
	return parts.map((part) => {
		const from = end / whole;
		end += part.value;
		return { ...part, from, to: end / whole };
	});
}
