import type { SortLanguage } from '#domain/search/sort-key.ts';
import { displayName, type Named } from '#domain/search/display-name.ts';
import type { SideChange, SideStore } from '../store/side-store.ts';
import type { CustomerSummary, ListedCustomer } from './customer-summary.ts';
import { FIRST_ROWS, firstRowsOf } from './first-rows.ts';

/**
 * The list as it was when it was last kept, so that the next start shows it before the database is
 * open. It is a copy: whatever is wrong with it, it is made anew. It stands among the state of the
 * side store, because a table of its own would raise the version of that database, which the app's
 * former version, to which a broken update falls back, could not open any more.
 */
export interface KeptList {
	/** of the documents: the list tells everything that was written until there */
	readonly sequence: number;
	/** customers by place, null where nobody is */
	readonly customers: readonly (ListedCustomer | null)[];
	readonly orders: readonly KeptOrder[];
	/** what its reader may not search by */
	readonly withheld: readonly string[];
	/** documents that may have been purged, or partly so, after the list was kept */
	readonly doubts: readonly string[];
}

/** Places, by name as a language has it. */
interface KeptOrder {
	readonly language: SortLanguage;
	readonly places: readonly number[];
}

/** Raised by whatever changes what is kept of a customer, or what is made of it. */
const FORMAT = 4;
/** Of the texts beside the list, which go wrong with the same. */
export const TEXTS_HEAD = 'texts/head';
const LIST = 'list/';
const HEAD = `${LIST}head`;
const DOUBT = `${LIST}doubt/`;
const PART = `${LIST}part/`;
/** Customers in one record: an edit writes one of them anew. */
export const PART_SIZE = 256;

type Row = readonly [
	cid: string,
	type: Named['type'],
	givenName: string | null,
	familyName: string | null,
	companyName: string | null,
	place: string,
	stage: string,
	territory: string,
	tags: readonly string[],
	lastContact: string,
	recency: number,
	conflicts: number
];

interface Head {
	readonly format: number;
	readonly sequence: number;
	readonly places: number;
	readonly orders: readonly KeptOrder[];
	readonly withheld?: readonly string[];
}

interface Part {
	/** JSON of rows: parsing it is quicker than cloning so many objects */
	readonly rows: string;
	/** a line for each row */
	readonly words: string;
}

/** null when there is none that can be trusted. */
export async function readKeptList(side: SideStore): Promise<KeptList | null> {
	try {
		return parseList(new Map(await side.entries('state', LIST)));
	} catch {
		return null;
	}
}

function parseList(entries: ReadonlyMap<string, unknown>): KeptList | null {
	const head = entries.get(HEAD) as Head | undefined;
	if (head?.format !== FORMAT) return null;
	const under = (beginning: string): readonly unknown[] =>
		[...entries].flatMap(([key, value]) => (key.startsWith(beginning) ? [value] : []));
	const customers = (under(PART) as readonly Part[]).flatMap(customersOf);
	if (customers.length !== head.places) return null;
	const { sequence, orders, withheld = [] } = head;
	return {
		sequence,
		customers,
		orders,
		withheld,
		doubts: (under(DOUBT) as readonly (readonly string[])[]).flat()
	};
}

/** Keeps a list, and what may be wrong with it. */
export class ListKeeper {
	/** @param doubts numbered so far */
	private constructor(
		readonly side: SideStore,
		private doubted: number
	) {}

	static async open(side: SideStore): Promise<ListKeeper> {
		const last = (await side.entries('state', DOUBT)).at(-1)?.[0] ?? '';
		return new ListKeeper(side, Number(last.slice(DOUBT.length)));
	}

	/** Nothing of the former list stays. */
	async clear(): Promise<void> {
		const keys = (await this.side.entries('state', LIST)).map(([key]) => key);
		await this.side.write(keys.map((key) => ({ table: 'state', key, gone: true })));
	}

	/** Before these documents are purged: the sequence does not tell of it. */
	async doubt(ids: readonly string[]): Promise<void> {
		this.doubted += 1;
		const key = `${DOUBT}${numbered(this.doubted)}`;
		await this.side.write([
			{ table: 'state', key, value: ids },
			// Whoever is purged is not to be seen again, and nobody looks through the doubts before they are shown.
			{ table: 'state', key: FIRST_ROWS, gone: true },
			{ table: 'state', key: TEXTS_HEAD, gone: true }
		]);
	}

	/** to be given to `keep` with a list that was true at this moment */
	get doubts(): number {
		return this.doubted;
	}

	/**
	 * In one transaction: it is the former list or the new one, never parts of both.
	 *
	 * @param parts numbers of those that have changed
	 * @param doubts up to which the list has been made true
	 */
	async keep(
		list: Omit<KeptList, 'doubts'>,
		parts: Iterable<number>,
		doubts: number
	): Promise<void> {
		const { sequence, customers, orders, withheld } = list;
		const places = customers.length;
		const head: Head = { format: FORMAT, sequence, places, orders, withheld };
		const settled = (await this.side.entries('state', DOUBT))
			.map(([key]) => key)
			.filter((key) => key <= `${DOUBT}${numbered(doubts)}`);
		await this.side.write([
			{ table: 'state', key: HEAD, value: head },
			{ table: 'state', key: FIRST_ROWS, value: firstRowsOf(list) },
			...[...parts].map((part) => partChange(part, customers)),
			...settled.map((key) => ({ table: 'state', key, gone: true }) as const)
		]);
	}
}

function partChange(number: number, customers: readonly (ListedCustomer | null)[]): SideChange {
	const part = customers.slice(number * PART_SIZE, (number + 1) * PART_SIZE);
	const value: Part = {
		rows: JSON.stringify(
			part.map((customer) => (customer === null ? null : toRow(customer.summary)))
		),
		words: part.map((customer) => customer?.words ?? '').join('\n')
	};
	return { table: 'state', key: `${PART}${numbered(number)}`, value };
}

function customersOf({ rows, words }: Part): readonly (ListedCustomer | null)[] {
	const lines = words.split('\n');
	return (JSON.parse(rows) as readonly (Row | null)[]).map((row, index) =>
		row === null ? null : { summary: toSummary(row), words: lines[index] ?? '' }
	);
}

function toRow(summary: CustomerSummary): Row {
	const { cid, named, place, stage, territory, tags, lastContact, recency, conflicts } = summary;
	const { type, givenName = null, familyName = null, companyName = null } = named;
	return [
		cid,
		type,
		givenName,
		familyName,
		companyName,
		place,
		stage,
		territory,
		tags,
		lastContact,
		recency,
		conflicts
	];
}

function toSummary(row: Row): CustomerSummary {
	const [cid, type, given, family, company, place, stage, territory, tags, ...times] = row;
	const [lastContact, recency, conflicts] = times;
	const named: Named = {
		type,
		givenName: given ?? undefined,
		familyName: family ?? undefined,
		companyName: company ?? undefined
	};
	const name = displayName(named);
	const companyName = company ?? '';
	return {
		cid,
		named,
		name,
		companyName,
		place,
		stage,
		territory,
		tags,
		lastContact,
		recency,
		conflicts
	};
}

/** Keys are in the order of text. */
function numbered(number: number): string {
	return String(number).padStart(8, '0');
}
