import type { DrawRefusal } from '#domain/wire/draws.ts';
import { Refusal } from '../replication/refusal.ts';

/** A step that does not follow from how far the draw has come. */
export function drawRefused(reason: DrawRefusal): Refusal {
	return new Refusal(409, 'conflict', reason);
}
