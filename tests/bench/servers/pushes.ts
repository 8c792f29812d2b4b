import type { Assigned } from '#domain/documents/customer.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { formatStamp } from '#domain/merge/stamp.ts';
import type { Caller } from './server-company.ts';

/** Documents of one push. */
export const PUSHED_AT_ONCE = 20;

export interface Push {
	readonly authorization: string;
	readonly body: string;
}

/** New customers, as a device hands them in that was away for a while. */
export function pushOf(caller: Caller, assigned: Assigned): Push {
	const docs = Array.from({ length: PUSHED_AT_ONCE }, (_, index) =>
		newCard(caller, assigned, index)
	);
	const body = JSON.stringify({ new_edits: false, docs });
	return { authorization: caller.authorization, body };
}

/** Nothing may have been refused. */
export async function sendPush(database: string, { authorization, body }: Push): Promise<void> {
	const response = await fetch(`${database}/_bulk_docs`, {
		method: 'POST',
		headers: { authorization, 'content-type': 'application/json' },
		body
	});
	const said = await response.text();
	if (!response.ok || said.includes('"error"')) throw new Error(`${response.status} ${said}`);
}

function newCard({ device }: Caller, assigned: Assigned, index: number): object {
	const id = `customer:${newUlid(Date.now(), Math.random)}`;
	const stamp = formatStamp({ ms: Date.now(), counter: index, device });
	const values = {
		schema: 1,
		type: 'person',
		givenName: `Rosa ${index}`,
		familyName: 'Prats Villanueva',
		phones: [{ id: 'phone', kind: 'mobile', number: '+34612345678' }],
		stage: 'prospeccion',
		assigned: { ...assigned }
	};
	const body = createBody(values, stamp);
	const hash = revisionHash({ id, body, deleted: false, parents: [] });
	return { ...body, _id: id, _rev: `1-${hash}` };
}
