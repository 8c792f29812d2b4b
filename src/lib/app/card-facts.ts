import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import type { Principal } from '#domain/access/principal.ts';
import { campaign } from '#domain/documents/campaign.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocument } from '../store/read-documents.ts';
import type { CustomerDocuments } from './customer-documents.ts';

interface Asker {
	readonly database: LocalDatabase;
	readonly principal: Principal | null;
}

/** What rights to a card rest on, as the server would have it: also that it is only lent. */
export async function cardFacts(
	{ database, principal }: Asker,
	cid: string,
	{ core, assignment }: CustomerDocuments
): Promise<CustomerFacts> {
	const campaigns: string[] = [];
	for (const id of principal?.campaigns ?? []) {
		const found = await readDocument(database, id, campaign);
		if (found?.customers.includes(cid) === true) campaigns.push(id);
	}
	return { ...customerFacts(core, assignment), campaigns };
}
