import type { PlainBody } from './merge-body.ts';
import { isStamp, type Stamp } from './stamp.ts';
import { highest } from './version-vector.ts';

/** The highest stamp that a body has seen, for the clock of a device that meets it; null without any. */
export function highestStamp(body: PlainBody): Stamp | null {
	const m = body['m'];
	if (typeof m !== 'object' || m === null || !('vv' in m)) return null;
	return typeof m.vv === 'object' && m.vv !== null
		? highest(Object.values(m.vv).filter(isStamp))
		: null;
}
