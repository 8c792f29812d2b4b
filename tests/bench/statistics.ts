/**
 * The smallest of the values that this share of them does not exceed (nearest rank): always something
 * that was really measured.
 *
 * @param share above 0, up to 1
 * @throws RangeError without values
 */
function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
	if (value === undefined) throw new RangeError('nothing was measured');
	return value;
}

export function p50(values: readonly number[]): number {
	return quantile(values, 0.5);
}

export function p95(values: readonly number[]): number {
	return quantile(values, 0.95);
}

export function p99(values: readonly number[]): number {
	return quantile(values, 0.99);
}

export function largest(values: readonly number[]): number {
	return quantile(values, 1);
}
