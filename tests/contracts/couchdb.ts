import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { AuditChain } from '../../sync-server/storage/couchdb/audit-chain.ts';
import {
	connectCouch,
	dropCouch,
	type ConnectedCouch
} from '../../sync-server/storage/couchdb/connect.ts';
import { openGatewayFile } from '../../sync-server/storage/couchdb/gateway-file.ts';
import { CouchStorage } from '../../sync-server/storage/couchdb/storage.ts';
import type { WriteLog } from '../../sync-server/storage/write-log.ts';
import { COUCHDB_URL } from '../builders/couchdb-url.ts';

/** A name for databases that go when the test has ended. */
export function temporaryCouch(): string {
	const prefix = `ficha-test-${randomBytes(6).toString('hex')}`;
	onTestFinished(() => dropCouch(COUCHDB_URL, prefix));
	return prefix;
}

export interface OpenOptions {
	readonly log?: WriteLog;
	readonly file?: string;
	/** stands between the gateway and its CouchDB */
	readonly between?: (couch: ConnectedCouch) => ConnectedCouch;
}

/** One gateway's view of these databases, with a mirror of its own. */
export async function openCouchStorage(
	prefix: string,
	{ log, file = ':memory:', between = (couch) => couch }: OpenOptions = {}
): Promise<CouchStorage> {
	const couch = between(await connectCouch(COUCHDB_URL, prefix));
	const { database, mirror, gateway } = openGatewayFile(file, couch.instance);
	return CouchStorage.open({
		couch,
		mirror,
		audit: new AuditChain(couch, gateway),
		...(log !== undefined && { log }),
		failed: (error) => {
			throw error;
		},
		close: () => database.close()
	});
}
