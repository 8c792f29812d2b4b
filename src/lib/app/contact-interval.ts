import { decide } from '#domain/access/decide.ts';
import {
	CONTACT_SETTINGS_ID,
	contactSettings,
	USUAL_DAYS
} from '#domain/documents/contact-settings.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { CardReader } from './customer-card.ts';
import type { ContactInterval } from './customers-api.ts';

export async function readContactInterval({
	database,
	principal
}: CardReader): Promise<ContactInterval> {
	const settings = await readDocument(database, CONTACT_SETTINGS_ID, contactSettings);
	const scope = { of: 'directory', id: CONTACT_SETTINGS_ID } as const;
	return {
		days: settings?.recentDays ?? USUAL_DAYS,
		editable: principal !== null && decide(principal, 'write', scope, null).allowed
	};
}

export async function setContactInterval(database: LocalDatabase, days: number): Promise<void> {
	const edits = [{ op: 'set', path: 'recentDays', value: days }] as const;
	const change = { id: CONTACT_SETTINGS_ID, edits, begin: { schema: 1 } };
	await database.editTogether([change], CONTACT_SETTINGS_ID);
}
