import { customerCore } from '#domain/documents/customer.ts';
import { Lookalikes, type LookalikeScore } from '#domain/dedupe/lookalike.ts';
import type { MayUse } from '#domain/segments/used-fields.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import { comparableBy } from './comparable-card.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { coreId, customerOf } from './customer-ids.ts';
import type { LookalikeProbe } from './engine-api.ts';

/** More than these are no help to someone in a queue. */
const SHOWN = 3;
/** Names that come near enough to be compared with care. */
const COMPARED = 40;
/** Of a number, the part that is the same with and without its country. */
const TAIL = 9;

export interface LookalikeParts {
	readonly database: LocalDatabase;
	readonly catalogue: CustomerCatalogue;
	/** of who types */
	readonly may: MayUse;
}

export interface FoundLookalike {
	readonly cid: string;
	readonly reasons: LookalikeScore['reasons'];
}

/** Customers who may be the one being typed, likeliest first. The index finds candidates, the domain judges. */
export async function findLookalikes(
	{ database, catalogue, may }: LookalikeParts,
	probe: LookalikeProbe
): Promise<readonly FoundLookalike[]> {
	const comparable = comparableBy(may);
	const lookalikes = new Lookalikes(probe, catalogue.size);
	const found = await Promise.all([
		...lookalikes.phones.map((phone) => catalogue.having('phones', phone.slice(-TAIL))),
		...lookalikes.emails.map((email) => catalogue.having('emails', email)),
		catalogue.namedLike(`${probe.givenName} ${probe.familyName}`, COMPARED)
	]);
	const cids = new Set(found.flat());
	const picked = await database.documents.pick([...cids].map(coreId));
	return picked
		.flatMap(({ id, leaves }) => {
			const merged = mergedDocument(id, leaves);
			const core = merged === null ? null : parseDocument(merged, customerCore);
			const score = core === null ? null : lookalikes.score(comparable(core));
			return score === null ? [] : [{ cid: customerOf(id) ?? '', ...score }];
		})
		.sort((a, b) => b.score - a.score)
		.slice(0, SHOWN);
}
