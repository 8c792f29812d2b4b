import type { PlainBody } from './merge-body.ts';
import { isStamp, type Stamp } from './stamp.ts';
import { highest, type VersionVector } from './version-vector.ts';

/** The highest stamp that a body has seen, for the clock of a device that meets it; null without any. */
export function highestStamp(body: PlainBody): Stamp | null {
	return highest(versionsSeen(body).values());
}

/** The highest stamp of each device that a body has seen, as far as it can be read. */
export function versionsSeen(body: PlainBody): VersionVector {
	const m = body['m'];
	if (typeof m !== 'object' || m === null || !('vv' in m)) return new Map();
	if (typeof m.vv !== 'object' || m.vv === null) return new Map();
	const entries = Object.entries(m.vv as Readonly<Record<string, unknown>>);
	return new Map(entries.flatMap(([device, t]) => (isStamp(t) ? [[device, t] as const] : [])));
}
