import type { Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { firstRevision } from '../../sync-server/admin/first-revision.ts';
import type { RevisionInput } from '../../sync-server/storage/port.ts';

/** A contest in which anyone may take part, as an administrator has published it. */
export function runningContest(kid: Ulid, given: JsonObject = {}): RevisionInput {
	const words = (text: string) => ({ es: text, fr: text, en: text });
	const body = {
		schema: 1,
		name: 'Sorteo de otoño',
		event: 'Feria del pan',
		state: 'running',
		from: '2020-01-01',
		to: '2099-12-31',
		country: 'ES',
		languages: ['es'],
		notice: { version: '1', summary: words('Aviso'), text: words('Lo que hacemos con los datos') },
		questions: [{ field: 'givenName', required: true, purpose: words('Para avisar a quien gana') }],
		consents: [],
		...given
	};
	return firstRevision(`contest:${kid}`, body, Date.UTC(2026, 0, 1));
}
