/** What one document may hold, whoever writes it. */
const MOST_BYTES = 256 * 1024;
const MOST_DEPTH = 20;
const MOST_KEYS = 2000;

/** @param document as sent, `_`-keys included */
export function isWithinBounds(document: Readonly<Record<string, unknown>>): boolean {
	return (
		fits(document, MOST_DEPTH, { keys: MOST_KEYS }) &&
		Buffer.byteLength(JSON.stringify(document)) <= MOST_BYTES
	);
}

/** @param left keys that the rest of the document may still have; counted down */
function fits(value: unknown, depthLeft: number, left: { keys: number }): boolean {
	if (typeof value !== 'object' || value === null) return true;
	if (depthLeft === 0) return false;
	if (!Array.isArray(value)) left.keys -= Object.keys(value).length;
	return left.keys >= 0 && Object.values(value).every((child) => fits(child, depthLeft - 1, left));
}
