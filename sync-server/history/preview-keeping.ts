import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import {
	HISTORY_SETTINGS_ID,
	keptSince,
	type HistoryKeeping
} from '#domain/documents/history-settings.ts';
import type { HistoryPreview } from '#domain/wire/history-keeping.ts';
import { forbidden } from '../replication/refusal.ts';
import { countAgedEvents, type SweepParts } from './sweep-history.ts';

/**
 * What would go, were histories kept for so many days. For who may say so alone, and who administers
 * could give themselves every right: to anybody else a number would tell of what is hidden.
 *
 * @throws Refusal 403
 */
export async function previewKeeping(
	parts: SweepParts,
	principal: Principal,
	days: Exclude<HistoryKeeping, 'always'>
): Promise<HistoryPreview> {
	const scope = { of: 'directory', id: HISTORY_SETTINGS_ID } as const;
	if (!decide(principal, 'write', scope, null).allowed) {
		throw forbidden('you may not say for how long histories are kept');
	}
	const before = keptSince(days, parts.clock()) ?? 0;
	return {
		events: await countAgedEvents(parts, before),
		since: new Date(before).toISOString()
	};
}
