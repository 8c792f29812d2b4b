import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import type { Principal } from '#domain/access/principal.ts';
import { campaign } from '#domain/documents/campaign.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { CustomerDocuments } from './customer-documents.ts';
import { absorbedBy } from './customer-merges.ts';

interface Asker {
	readonly database: LocalDatabase;
	readonly principal: Principal | null;
}

/** What rights to a card rest on, as the server would have it: also that it, or who went into it, is only lent. */
export async function cardFacts(
	{ database, principal }: Asker,
	cid: string,
	{ core, assignment }: CustomerDocuments
): Promise<CustomerFacts> {
	const lending = principal?.campaigns ?? [];
	if (lending.length === 0) return { ...customerFacts(core, assignment), campaigns: [] };
	const cids = [cid, ...(await absorbedBy(database, cid, core)).map((each) => each.cid)];
	const campaigns: string[] = [];
	for (const id of lending) {
		const { customers = [] } = (await readDocument(database, id, campaign)) ?? {};
		if (cids.some((each) => customers.includes(each))) campaigns.push(id);
	}
	return { ...customerFacts(core, assignment), campaigns };
}
