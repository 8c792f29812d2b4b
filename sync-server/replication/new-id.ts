import { randomUUID } from 'node:crypto';

/** As CouchDB names what comes without an id. */
export function newId(): string {
	return randomUUID().replaceAll('-', '');
}
