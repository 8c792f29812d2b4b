import { deviceOf, type Stamp } from './stamp.ts';

/** The highest stamp per device that a revision has seen: everything of that device up to it. */
export type VersionVector = ReadonlyMap<string, Stamp>;

export function covers(vv: VersionVector, stamp: Stamp): boolean {
	const seen = vv.get(deviceOf(stamp));
	return seen !== undefined && seen >= stamp;
}

export function joinVersions(a: VersionVector, b: VersionVector): VersionVector {
	const joined = new Map(a);
	for (const [device, stamp] of b) {
		const other = joined.get(device);
		if (other === undefined || other < stamp) joined.set(device, stamp);
	}
	return joined;
}

export function highest(stamps: Iterable<Stamp>): Stamp | null {
	let top: Stamp | null = null;
	for (const stamp of stamps) if (top === null || stamp > top) top = stamp;
	return top;
}

/**
 * Whether a revision has seen all of these. What was written in one go has one stamp, which is looked up
 * once.
 *
 * @param versions as it stands in a document
 */
export function hasSeen(
	versions: Readonly<Record<string, Stamp>>,
	stamps: readonly Stamp[]
): boolean {
	let before = '';
	for (const stamp of stamps) {
		if (stamp === before) continue;
		const device = deviceOf(stamp);
		if (!Object.hasOwn(versions, device) || (versions[device] ?? '') < stamp) return false;
		before = stamp;
	}
	return true;
}
