import { customerFacts } from '#domain/access/customer-facts.ts';
import { decideLending } from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { campaign, MOST_LENT } from '#domain/documents/campaign.ts';
import { customerCore, type CustomerCore } from '#domain/documents/customer.ts';
import { formatDocId, parseDocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { checkedAt, reachData } from '#domain/merge/checked-at.ts';
import type { SegmentRow } from '#domain/segments/segment-row.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument, readDocument, readDocuments } from '../store/read-documents.ts';
import type {
	CampaignCustomer,
	CampaignList,
	CampaignOrder,
	CampaignsApi,
	CampaignShown
} from './campaigns-api.ts';
import type { CardReader } from './customer-card.ts';
import { coreId, customerOf, mergedId } from './customer-ids.ts';
import { standInFor } from './customer-merges.ts';
import type { CustomerRow } from './customer-row.ts';
import { EngineError } from './engine-error.ts';

type Campaign = NonNullable<Awaited<ReturnType<typeof readCampaign>>>;

export interface CampaignsParts {
	readonly reader: () => CardReader;
	/** null for a customer who is in no list */
	readonly rowOf: (cid: string) => CustomerRow | null;
	/** whoever is in a segment now */
	readonly membersOf: (
		order: Pick<CampaignOrder, 'where' | 'timeZone'>
	) => Promise<readonly SegmentRow[]>;
	readonly clock: () => number;
}

/** Customers who are lent for a while, and how far the asking has come. */
export class Campaigns implements CampaignsApi {
	constructor(private readonly parts: CampaignsParts) {}

	async campaigns(): Promise<CampaignList> {
		const { database, principal } = this.parts.reader();
		const all = await readDocuments(database, startingWith('campaign:'), campaign);
		const shown = await Promise.all(all.map((each) => this.#shown(each)));
		return {
			mayBegin: principal !== null && mayBegin(principal),
			campaigns: shown.flatMap((each) => each ?? []).sort((a, b) => b.until.localeCompare(a.until))
		};
	}

	async campaignCustomers(ulid: string): Promise<readonly CampaignCustomer[]> {
		const { database } = this.parts.reader();
		const found = await readCampaign(database, ulid);
		if (found === null) return [];
		const cores = await this.#held(await this.#lentBy(found));
		const customers = cores.flatMap((core): CampaignCustomer[] => {
			const row = this.parts.rowOf(customerOf(core._id) ?? '');
			return row === null ? [] : [{ row, checked: isChecked(core, found) }];
		});
		return customers.sort((a, b) => Number(a.checked) - Number(b.checked));
	}

	async beginCampaign(order: CampaignOrder): Promise<number> {
		const { ulid, name, until } = order;
		const { database, principal } = this.parts.reader();
		if (principal === null) throw new EngineError('closed', 'nobody has signed in yet');
		const id = idOf(ulid);
		const customers = await this.#lendable(principal, order);
		if (customers.length === 0) return 0;
		const from = new Date(this.parts.clock()).toISOString();
		const settled = { by: principal.uid, audience: [...order.audience], customers, from };
		const checked = campaign.safeParse({ _id: id, schema: 1, name, until, ...settled });
		if (!checked.success) throw new EngineError('invalid', checked.error.message);
		const edits = Object.entries({ name, until }).map(
			([path, value]) => ({ op: 'set', path, value }) as const
		);
		await database.editTogether([{ id, edits, begin: { schema: 1, ...settled } }], id);
		return customers.length;
	}

	async endCampaign(ulid: string, ended: boolean): Promise<void> {
		const id = idOf(ulid);
		const edit = { op: 'set', path: 'ended', value: ended ? true : null } as const;
		if (await this.parts.reader().database.edit(id, [edit], id)) return;
		throw new EngineError('not-found', `the device does not hold ${id}`);
	}

	/** Those who were checked longest ago, or never, first. */
	async #lendable(principal: Principal, order: CampaignOrder): Promise<string[]> {
		const members = await this.parts.membersOf(order);
		return members
			.filter((row) => decideLending(principal, factsOf(row)).allowed)
			.sort((a, b) => (a.checkedOn ?? '').localeCompare(b.checkedOn ?? ''))
			.slice(0, MOST_LENT)
			.flatMap(({ core }) => customerOf(core._id) ?? []);
	}

	async #shown(found: Campaign): Promise<CampaignShown | null> {
		const { principal, colleagues } = this.parts.reader();
		const id = parseDocId(found._id);
		if (id?.kind !== 'campaign') return null;
		const lent = await this.#lentBy(found);
		const cores = await this.#held(lent);
		const { name, by, until, ended = false } = found;
		const over = Date.parse(until) <= this.parts.clock();
		const facts = { by, audience: found.audience };
		return {
			ulid: id.ulid,
			name,
			byName: colleagues.nameOf(by),
			until,
			state: ended ? 'ended' : over ? 'over' : 'runs',
			lent: lent.length,
			held: cores.length,
			checked: cores.filter((core) => isChecked(core, found)).length,
			editable: principal !== null && decide(principal, 'write', { of: 'campaign' }, facts).allowed
		};
	}

	/** Each once, and whoever was merged into somebody as that one: there is nobody else to ask. */
	async #lentBy({ customers }: Campaign): Promise<readonly string[]> {
		const { database } = this.parts.reader();
		const merged = await database.documents.pick(customers.map(mergedId));
		const losers = new Set(merged.map(({ id }) => customerOf(id)));
		const stand = new Set<string>();
		for (const cid of customers) {
			stand.add(losers.has(cid) ? await standInFor(database, cid) : cid);
		}
		return [...stand];
	}

	async #held(cids: readonly string[]): Promise<readonly CustomerCore[]> {
		const { database } = this.parts.reader();
		const picked = await database.documents.pick(cids.map(coreId));
		return picked.flatMap(({ id, leaves }) => {
			const merged = mergedDocument(id, leaves);
			return (merged === null ? null : parseDocument(merged, customerCore)) ?? [];
		});
	}
}

function readCampaign(database: LocalDatabase, ulid: string) {
	return readDocument(database, idOf(ulid), campaign);
}

/** Somebody who can't be reached in any way is checked once a way has been found. */
function isChecked(core: CustomerCore, { from }: Campaign): boolean {
	const since = Date.parse(from);
	const data = reachData(core);
	return data.length > 0 && data.every((datum) => (checkedAt(core, datum) ?? 0) >= since);
}

function factsOf({ owner, team, territory, discreet }: SegmentRow) {
	const assigned = { owner, territory, ...(team !== undefined && { team }) };
	return { ...customerFacts({ assigned }, null), discreet };
}

function mayBegin(principal: Principal): boolean {
	const facts = { by: principal.uid };
	return decide(principal, 'create', { of: 'campaign' }, facts).allowed;
}

function idOf(ulid: string): string {
	if (!isUlid(ulid)) throw new EngineError('invalid', 'not a ULID');
	return formatDocId({ kind: 'campaign', ulid });
}
