import { customerFacts } from '#domain/access/customer-facts.ts';
import { decideLink } from '#domain/access/decide-customer.ts';
import { NOT_THE_SAME } from '#domain/dedupe/not-the-same.ts';
import { customerLink, type CustomerLink } from '#domain/documents/customer.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { firstRevision } from '../store/first-revision.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import type { CardReader } from './customer-card.ts';
import { groupCustomers } from './customer-documents.ts';
import { assignmentId, coreId, customerOf } from './customer-ids.ts';
import { absorbedBy, standInFor } from './customer-merges.ts';
import type { CustomerRow } from './customer-row.ts';
import type { LinkedCustomer, NewLink } from './customers-api.ts';
import { EngineError } from './engine-error.ts';
import type { KnownLinks } from './known-links.ts';

export interface LinkReader extends CardReader {
	readonly links: KnownLinks;
	/** null for a customer who is in no list */
	readonly rowOf: (cid: string) => CustomerRow | null;
}

/** Whom a customer knows, and those who were merged into them. Who was merged away shows as whom they are now. */
export async function readLinks(
	reader: LinkReader,
	cid: string
): Promise<readonly LinkedCustomer[]> {
	const { database, links } = reader;
	const core = groupCustomers(await database.documents.pick([coreId(cid)])).get(cid)?.core;
	if (core === undefined) return [];
	const self = [cid, ...(await absorbedBy(database, cid, core)).map((each) => each.cid)];
	const known = (await links.of(self)).filter(
		({ role, archived }) => role !== NOT_THE_SAME && archived !== true
	);
	const found = await Promise.all(
		known.map(async (link) => {
			const from = customerOf(link._id) ?? '';
			const other = await standInFor(database, self.includes(from) ? link.to : from);
			const row = self.includes(other) ? null : reader.rowOf(other);
			if (row === null) return [];
			const editable = await mayEdit(reader, link);
			return [{ docId: link._id, row, role: link.role ?? '', editable }];
		})
	);
	return found.flat();
}

/**
 * Notes that two customers know each other. Noted twice under one ulid it is one link.
 *
 * @throws EngineError `invalid` for what is no link, `not-found` where the device lacks one of the two
 */
export async function addLink(database: LocalDatabase, link: NewLink): Promise<void> {
	const { cid, ulid, to, role } = link;
	if (!isUlid(cid) || !isUlid(ulid) || !isUlid(to) || cid === to) {
		throw new EngineError('invalid', 'no link of two customers');
	}
	const id = formatDocId({ kind: 'link', cid, ulid });
	const values = { schema: 1, to, role };
	const parsed = customerLink.safeParse({ ...values, _id: id });
	if (!parsed.success) throw new EngineError('invalid', parsed.error.message);
	for (const end of [cid, to]) {
		if ((await database.read(coreId(end))) !== null) continue;
		throw new EngineError('not-found', `the device does not hold ${end}`);
	}
	await database.create(id, (stamp) => [firstRevision(id, createBody(values, stamp))], cid);
}

export function isLink(docId: string): boolean {
	return parseDocId(docId)?.kind === 'link';
}

async function mayEdit({ database, principal }: CardReader, link: CustomerLink): Promise<boolean> {
	if (principal === null) return false;
	const [from, to] = [customerOf(link._id) ?? '', link.to];
	const ids = [from, to].flatMap((cid) => [coreId(cid), assignmentId(cid)]);
	const customers = groupCustomers(await database.documents.pick(ids));
	const [one, other] = [customers.get(from), customers.get(to)];
	if (one === undefined || other === undefined) return false;
	const facts = {
		from: customerFacts(one.core, one.assignment),
		to: customerFacts(other.core, other.assignment)
	};
	return decideLink(principal, 'write', facts).allowed;
}
