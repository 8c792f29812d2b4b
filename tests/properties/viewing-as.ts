import type { Principal } from '#domain/access/principal.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { CardSeenBy, SeenBy } from '#domain/wire/view-as.ts';
import { expect } from 'vitest';
import { cardSeenBy, type CardSeenByParts } from '../../sync-server/access/card-seen-by.ts';
import { seenBy, type SeenByParts } from '../../sync-server/access/seen-by.ts';
import { Refusal } from '../../sync-server/replication/refusal.ts';

/** What is asked, and what the oracle makes of it. */
export interface Viewing {
	readonly parts: SeenByParts & CardSeenByParts;
	readonly asker: Principal;
	readonly colleague: string;
	/** by the oracle: ids of live documents that each holds */
	readonly held: { readonly asker: ReadonlySet<string>; readonly colleague: ReadonlySet<string> };
	readonly mayAsk: boolean;
	/** by the oracle: may the colleague hold a document of this id */
	readonly maySee: (id: string) => boolean;
	/** all customers that there ever were */
	readonly cids: readonly string[];
}

/** As small as it can be: every customer is a page. */
const LIMIT = 1;

/** What a colleague is said to see is what their device holds, as far as the asker's own device holds it. */
export async function checkViewing(viewing: Viewing): Promise<void> {
	const { parts, asker, colleague: uid, mayAsk } = viewing;
	if (!mayAsk) {
		await expect(statusOf(seenBy(parts, asker, { uid, after: '', limit: LIMIT }))).resolves.toBe(
			403
		);
		for (const cid of viewing.cids) expect(await cardStatus(viewing, cid)).toBe(403);
		return;
	}
	const pages = await allPages(viewing);
	const listed = pages.flatMap(({ customers }) => customers);
	const both = viewing.cids.filter((cid) => isHeldByBoth(viewing, `customer:${cid}`));
	expect(listed.map(({ cid }) => cid)).toEqual([...both].sort());
	const own = listed.filter(({ merged }) => merged === undefined);
	for (const { count, rules } of pages) {
		expect(count).toBe(own.length);
		expect(Object.values(rules).reduce((sum, each) => sum + each, 0)).toBe(count);
	}
	for (const cid of viewing.cids) await checkCard(viewing, cid);
}

async function allPages({ parts, asker, colleague: uid }: Viewing): Promise<readonly SeenBy[]> {
	const pages: SeenBy[] = [];
	for (let after: string | null = ''; after !== null;) {
		const page: SeenBy = await seenBy(parts, asker, { uid, after, limit: LIMIT });
		expect(page.customers.length).toBeLessThanOrEqual(LIMIT);
		pages.push(page);
		after = page.next;
	}
	return pages;
}

async function checkCard(viewing: Viewing, cid: string): Promise<void> {
	const { parts, asker, colleague: uid, held, maySee } = viewing;
	const status = await cardStatus(viewing, cid);
	// Of a card that is deleted everybody who had it hears for ever.
	if (held.asker.has(`customer:${cid}`)) expect(status).toBe(200);
	if (status !== 200 || !isUlid(cid)) return;
	const card = await cardSeenBy(parts, asker, { uid, cid });
	const follow = [...parts.facts.whoFollow(cid)];
	const theirs = (ids: ReadonlySet<string>) =>
		[...ids].filter((id) => follow.some((each) => id.split(':')[1] === each) && !isOfContest(id));
	const known = theirs(held.asker);
	expect(idsOf(card, 'seen')).toEqual(known.filter((id) => held.colleague.has(id)).sort());
	expect(idsOf(card, 'withheld')).toEqual(known.filter((id) => !held.colleague.has(id)).sort());
	for (const { section, reads } of card.sections) {
		if (section !== 'link') expect(reads.allowed).toBe(maySee(anyIdIn(cid, section)));
	}
}

function idsOf({ sections }: CardSeenBy, which: 'seen' | 'withheld'): readonly string[] {
	return sections.flatMap((section) => section[which]).sort();
}

function anyIdIn(cid: string, section: string): string {
	if (section === 'core') return `customer:${cid}`;
	const isEvent = ['activity', 'task', 'complaint', 'purchase', 'consent'].includes(section);
	return isEvent ? `${section}:${cid}:one` : `customer:${cid}:${section}`;
}

function isOfContest(id: string): boolean {
	return /^(contest|entry|picture|ruling|draw):/.test(id);
}

function isHeldByBoth({ held }: Viewing, id: string): boolean {
	return held.asker.has(id) && held.colleague.has(id);
}

function cardStatus({ parts, asker, colleague: uid }: Viewing, cid: string): Promise<number> {
	if (!isUlid(cid)) throw new TypeError(`${cid} is no cid`);
	return statusOf(cardSeenBy(parts, asker, { uid, cid }));
}

async function statusOf(answer: Promise<unknown>): Promise<number> {
	try {
		await answer;
		return 200;
	} catch (error) {
		if (error instanceof Refusal) return error.status;
		throw error;
	}
}
