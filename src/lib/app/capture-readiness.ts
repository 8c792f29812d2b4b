import { decide } from '#domain/access/decide.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { Me } from '#domain/wire/me.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { EngineError } from './engine-error.ts';
import type { CaptureOpening, CaptureReadiness } from './engine-api.ts';

/**
 * Whether this user may hand in entries, as the device knows the rights now; the server decides again.
 *
 * @throws EngineError `invalid` for ids that are none
 */
export async function captureReadiness(
	database: LocalDatabase,
	me: Me | null,
	{ kid, ulid }: CaptureOpening
): Promise<CaptureReadiness> {
	if (!isUlid(kid) || !isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	const saved = (await database.read(formatDocId({ kind: 'entry', kid, ulid }))) !== null;
	if (me === null) return { allowed: false, saved };
	return { allowed: decide(me, 'create', { of: 'entry', kid }, { by: me.uid }).allowed, saved };
}
