import {
	customerAssignment,
	customerCore,
	customerLink,
	customerMerged
} from '#domain/documents/customer.ts';
import { role } from '#domain/documents/directory.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { Config } from '../../sync-server/config/config.ts';
import type { JsonBody, Storage, StoredRevision } from '../../sync-server/storage/port.ts';
import { openBeside } from '../builders/company.ts';
import type {
	Belonging,
	Colleague,
	CompanyTable,
	RoleRights
} from '../properties/policy-oracle.ts';
import { wordsIn } from './journal.ts';

/** What a company has in the end: all of it, and what the oracle must know of it. */
export interface Books {
	/** live leaves by id, winner first; without histories, which nobody holds */
	readonly live: ReadonlyMap<string, readonly { readonly rev: string; readonly body: JsonBody }[]>;
	readonly table: CompanyTable;
	/** that stand in a document, shown or beside what is shown */
	wordsOf(id: string): ReadonlySet<string>;
	/** that some history tells of */
	readonly told: ReadonlySet<string>;
}

/** Reads the storage itself, past all permissions. */
export async function readBooks(config: Config): Promise<Books> {
	const store = await openBeside(config);
	const users = await store.accounts.users.list();
	const colleagues = new Map<string, Colleague>(users.map((user) => [user.uid, user]));
	const all = await everything(store.storage);
	await store.close();
	const told = new Set<string>();
	const live = new Map<string, readonly { readonly rev: string; readonly body: JsonBody }[]>();
	for (const [id, leaves] of all) {
		if (id.startsWith('edit:')) for (const word of wordsIn(leaves)) told.add(word);
		else
			live.set(
				id,
				leaves.map(({ rev, body }) => ({ rev, body }))
			);
	}
	return {
		live,
		told,
		table: tableOf(colleagues, live),
		wordsOf: (id) => new Set((live.get(id) ?? []).flatMap(({ body }) => standing(body)))
	};
}

async function everything(storage: Storage): Promise<Map<string, readonly StoredRevision[]>> {
	const rows = await storage.list({ from: '', to: '\uffff', limit: 1_000_000 });
	const leaves = await storage.leaves(rows.map(({ id }) => id));
	return new Map([...leaves].map(([id, of]) => [id, of.filter(({ deleted }) => !deleted)]));
}

/** Registers of what was removed are kept too, and are not what stands. */
function standing(body: JsonBody): readonly string[] {
	const { m, ...values } = body as { readonly m?: { readonly x?: unknown } };
	return wordsIn([values, m?.x]);
}

function tableOf(colleagues: ReadonlyMap<string, Colleague>, live: Books['live']): CompanyTable {
	const roles = new Map<string, RoleRights>();
	const cards = new Map<string, Belonging>();
	const assignments = new Map<string, Belonging & { readonly discreet: boolean }>();
	const merged = new Map<string, string>();
	const links = new Map<string, string>();
	const authors = new Map<string, string>();
	for (const [id, [leaf]] of live) {
		const parsed = parseDocId(id);
		const document = { ...leaf?.body, _id: id };
		if (parsed?.kind === 'role') roles.set(parsed.slug, role.parse(document));
		if (parsed?.kind === 'link') links.set(id, customerLink.parse(document).to);
		if (parsed?.kind === 'entry') authors.set(id, String(leaf?.body['by']));
		if (parsed?.kind !== 'customer') continue;
		const { cid } = parsed;
		if (parsed.section === 'core') cards.set(cid, belonging(customerCore.parse(document).assigned));
		if (parsed.section === 'assignment') {
			const { discreet = false, ...to } = customerAssignment.parse(document);
			assignments.set(cid, { ...belonging(to), discreet });
		}
		const { into } = parsed.section === 'merged' ? customerMerged.parse(document) : {};
		if (into !== undefined) merged.set(cid, into);
	}
	// Nobody shares or lends anything here.
	const nothing = { audiences: new Map(), lent: new Map(), now: 0 };
	return { colleagues, roles, cards, assignments, merged, links, authors, ...nothing };
}

function belonging({
	owner,
	team,
	territory
}: {
	readonly owner: string;
	readonly team?: string | undefined;
	readonly territory: string;
}): Belonging {
	return { owner, territory, ...(team !== undefined && { team }) };
}
