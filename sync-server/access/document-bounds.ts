/** What one document may hold, whoever writes it. */
const MOST_BYTES = 256 * 1024;
const MOST_DEPTH = 20;
const MOST_KEYS = 2000;

/** A character takes at most this in JSON: `\\u0000`. */
const LONGEST_CHARACTER = 6;
/** Characters of anything that is no text, quotes and commas included: no number is longer. */
const LONGEST_SCALAR = 32;

/**
 * @param document as sent
 * @param id of one that does not say it itself
 */
export function isWithinBounds(document: Readonly<Record<string, unknown>>, id?: string): boolean {
	const left = { keys: MOST_KEYS, bytes: MOST_BYTES };
	if (!fits(document, MOST_DEPTH, left)) return false;
	if (id !== undefined && !fits({ _id: id }, MOST_DEPTH, left)) return false;
	// Nearly all are far from too large, and need not be written out to be sure of it.
	if (left.bytes >= 0) return true;
	const whole = id === undefined ? document : { ...document, _id: id };
	return Buffer.byteLength(JSON.stringify(whole)) <= MOST_BYTES;
}

/** @param left what the rest of the document may still have, its bytes reckoned high; counted down */
function fits(value: unknown, depthLeft: number, left: { keys: number; bytes: number }): boolean {
	left.bytes -= LONGEST_SCALAR;
	if (typeof value === 'string') left.bytes -= value.length * LONGEST_CHARACTER;
	if (typeof value !== 'object' || value === null) return true;
	if (depthLeft === 0) return false;
	if (Array.isArray(value)) return value.every((child) => fits(child, depthLeft - 1, left));
	const fields = value as Readonly<Record<string, unknown>>;
	for (const key of Object.keys(fields)) {
		left.keys -= 1;
		left.bytes -= key.length * LONGEST_CHARACTER + LONGEST_SCALAR;
		if (left.keys < 0 || !fits(fields[key], depthLeft - 1, left)) return false;
	}
	return true;
}
