import type { Principal } from '#domain/access/principal.ts';
import type { Reader } from './reader.ts';

/** `GET /:db`: of what the asker may see, as if it were all that there is. */
export async function databaseInfo({ ledger }: Reader, principal: Principal, database: string) {
	const { docCount, since } = await ledger.info(principal);
	return {
		db_name: database,
		doc_count: docCount,
		doc_del_count: 0,
		update_seq: since,
		purge_seq: 0,
		compact_running: false,
		disk_format_version: 8,
		instance_start_time: '0',
		cluster: { n: 1, q: 1, r: 1, w: 1 }
	};
}
