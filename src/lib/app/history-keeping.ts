import { decide } from '#domain/access/decide.ts';
import {
	HISTORY_SETTINGS_ID,
	historySettings,
	type HistoryKeeping
} from '#domain/documents/history-settings.ts';
import { historyPreview } from '#domain/wire/history-keeping.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { ServerClient } from '../sync/server-client.ts';
import type { CardReader } from './customer-card.ts';
import type { KeepingPreview, KeptHistory } from './history-keeping-api.ts';

/** A large base takes the server a moment to look through. */
const PATIENCE_MS = 60_000;

export async function readHistoryKeeping({
	database,
	principal
}: Pick<CardReader, 'database' | 'principal'>): Promise<KeptHistory> {
	const settings = await readDocument(database, HISTORY_SETTINGS_ID, historySettings);
	const scope = { of: 'directory', id: HISTORY_SETTINGS_ID } as const;
	return {
		keep: settings?.keepDays ?? 'always',
		editable: principal !== null && decide(principal, 'write', scope, null).allowed
	};
}

export async function setHistoryKeeping(
	database: LocalDatabase,
	keep: HistoryKeeping
): Promise<void> {
	const edits = [{ op: 'set', path: 'keepDays', value: keep }] as const;
	const change = { id: HISTORY_SETTINGS_ID, edits, begin: { schema: 1 } };
	await database.editTogether([change], HISTORY_SETTINGS_ID);
}

export async function previewHistoryKeeping(
	client: ServerClient,
	days: number
): Promise<KeepingPreview> {
	const answer = await client.ask({
		method: 'GET',
		path: `/api/v1/history-keeping?days=${days}`,
		schema: historyPreview,
		timeoutMs: PATIENCE_MS
	});
	if (answer.kind !== 'ok') return { kind: answer.kind };
	const { events, since } = answer.value;
	return { kind: 'ok', events, since: Date.parse(since) };
}
