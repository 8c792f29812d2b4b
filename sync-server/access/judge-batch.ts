import { customerFacts, type CustomerFacts, type Facts } from '#domain/access/customer-facts.ts';
import { entry } from '#domain/documents/contest.ts';
import { assigned, customerAssignment } from '#domain/documents/customer.ts';
import { formatDocId, parseDocId, type DocId } from '#domain/documents/ids.ts';
import type { PushReason, PushRefusal } from '#domain/wire/push-refusal.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { isMergeable } from './document-kinds.ts';
import { derivedNames, entriesNamed, followingFrom, nameOf } from './follows-from-entry.ts';
import { judgePush, type Asking, type OnServer } from './judge-push.ts';
import { refuseContent, type ContentRules } from './refuse-content.ts';

/** Revisions of one document in one push: a device has one, and a few more where it met a conflict. */
const MOST_BRANCHES = 20;

/** By document, what the server itself knows. null where it knows nothing. */
export type FactsOf = (id: DocId) => Facts | null;

export interface JudgingServer extends ContentRules {
	readonly storage: Pick<Storage, 'leaves' | 'revsDiff' | 'erasedAmong'>;
	readonly facts: FactsOf;
	/** all that this person has ever signed in on */
	readonly devicesOf: (uid: string) => Promise<ReadonlySet<string>>;
}

export interface Judgement {
	readonly revision: RevisionInput;
	/** null: take it */
	readonly refusal: PushReason | null;
	/** it is there already: nothing to write */
	readonly known: boolean;
}

/**
 * Judges revisions that came together. A customer and what hangs on them may come in one batch, in any
 * order, so customers are judged first, and what has been granted counts for the rest.
 *
 * @returns one per revision, in order
 */
export async function judgeBatch(
	server: JudgingServer,
	asking: Asking,
	revisions: readonly RevisionInput[]
): Promise<readonly Judgement[]> {
	const { storage } = server;
	const ids = [...new Set(revisions.map(({ id }) => id))];
	const named = entriesNamed(revisions);
	const [trees, erased, diff] = await Promise.all([
		storage.leaves([...new Set([...ids, ...named])]),
		storage.erasedAmong(ids),
		storage.revsDiff(revisionsById(revisions))
	]);
	const granted = new Map<string, CustomerFacts>();
	/** entries that were granted, whose pictures may come with them */
	const handedIn = new Map<string, Facts>();
	const facts: FactsOf = (id) => grantedFacts(id, granted, handedIn) ?? server.facts(id);
	const evidence = new Map<string, string>();
	const branches = new Map<string, number>();
	const derived = new Set(followingFrom(named, trees, asking.principal.uid));
	const untold = new Map<string, PushReason>();
	const closed = new Set<string>();
	const judgements = new Map<RevisionInput, Judgement>();
	const judge = judgeWithRescued(server, asking);
	for (const revision of inOrderOfDependence(revisions)) {
		const {
			id,
			path: [rev = '']
		} = revision;
		const tree = trees.get(id) ?? [];
		// Of a save that is not told of any more its author may tell again: it is no news.
		const isSwept = erased.has(id) && parseDocId(id)?.kind === 'edit';
		const known = isSwept || (tree.length > 0 && diff.get(id)?.missing.includes(rev) !== true);
		const onServer = { tree, known, erased: erased.has(id) && !isSwept, facts };
		// The server writes it from the entry: what came under its name is not even looked at.
		const follows =
			derived.has(nameOf(revision)) && !onServer.erased && (known || tree.length === 0);
		const allowed =
			(follows ? null : await judge(revision, onServer)) ??
			refuseSecond(evidence, revision) ??
			refuseCrowd(branches, revision, known) ??
			refuseWithItsDocument(untold, revision) ??
			refuseWithItsWinner(untold, revision);
		const isNews = !known && !follows;
		// Only of what may be written: for all else the same is asked, whether it is there or not.
		const refusal =
			allowed ??
			(isNews
				? await refuseContent(server, asking.principal, { revision, tree, facts, closed })
				: null);
		judgements.set(revision, { revision, refusal, known: known || follows });
		if (refusal !== null) {
			untold.set(id, refusal);
			continue;
		}
		note(granted, revision, facts);
		if (parseDocId(id)?.kind === 'entry') handedIn.set(id, { by: asking.principal.uid });
		for (const name of derivedNames(revision)) derived.add(name);
	}
	return revisions.flatMap((revision) => judgements.get(revision) ?? []);
}

/** What this push itself has brought, of documents that hang on one that it has brought. */
function grantedFacts(
	id: DocId,
	customers: ReadonlyMap<string, CustomerFacts>,
	entries: ReadonlyMap<string, Facts>
): Facts | null {
	if (id.kind === 'entry') return entries.get(formatDocId(id)) ?? null;
	return ('cid' in id && id.kind !== 'link' ? customers.get(id.cid) : null) ?? null;
}

/**
 * What somebody wrote on a device that is gone may come on another of theirs: a device is bound to one
 * person for good, so nobody writes in another's name. Which devices those are is rarely asked.
 */
function judgeWithRescued(
	{ devicesOf }: JudgingServer,
	asking: Asking
): (revision: RevisionInput, onServer: OnServer) => Promise<PushReason | null> {
	let devices: Promise<ReadonlySet<string>> | null = null;
	return async (revision, onServer) => {
		const refusal = judgePush(asking, revision, onServer);
		if (refusal !== 'not-author') return refusal;
		const otherDevices = await (devices ??= devicesOf(asking.principal.uid));
		return judgePush({ ...asking, otherDevices }, revision, onServer);
	};
}

/** Evidence has one revision also where two come before the server has either. */
function refuseSecond(
	evidence: Map<string, string>,
	{ id, path: [rev = ''] }: RevisionInput
): PushRefusal | null {
	if (isMergeable(id)) return null;
	const first = evidence.get(id) ?? rev;
	evidence.set(id, first);
	return first === rev ? null : 'written-once';
}

/** Nothing is told of an edit that was not taken. */
function refuseWithItsDocument(
	untold: ReadonlyMap<string, PushReason>,
	{ id, body: { doc } }: RevisionInput
): PushReason | null {
	if (parseDocId(id)?.kind !== 'edit' || typeof doc !== 'string') return null;
	return untold.get(doc) ?? null;
}

/** A merge is two documents, and neither of them alone: one without the other would hide a card. */
function refuseWithItsWinner(
	refused: ReadonlyMap<string, PushReason>,
	{ id, body: { into } }: RevisionInput
): PushReason | null {
	const parsed = parseDocId(id);
	if (parsed?.kind !== 'customer' || parsed.section !== 'merged') return null;
	return refused.get(`customer:${String(into)}`) ?? null;
}

/** Every branch is merged with all others, while everyone else's pushes wait. */
function refuseCrowd(
	branches: Map<string, number>,
	{ id }: RevisionInput,
	known: boolean
): PushRefusal | null {
	if (known) return null;
	const taken = branches.get(id) ?? 0;
	if (taken >= MOST_BRANCHES) return 'too-large';
	branches.set(id, taken + 1);
	return null;
}

function revisionsById(
	revisions: readonly RevisionInput[]
): ReadonlyMap<string, readonly string[]> {
	const byId = new Map<string, string[]>();
	for (const { id, path } of revisions) {
		byId.set(id, [...(byId.get(id) ?? []), ...path.slice(0, 1)]);
	}
	return byId;
}

function inOrderOfDependence(revisions: readonly RevisionInput[]): readonly RevisionInput[] {
	const ranked = revisions.map((revision) => ({ revision, rank: rankOf(revision.id) }));
	return ranked.sort((a, b) => a.rank - b.rank).map(({ revision }) => revision);
}

/** After whom a customer belongs to comes who they are merged into, and then what hangs on them. */
const CUSTOMER_RANKS: ReadonlyMap<string, number> = new Map([
	['core', 1],
	['assignment', 2],
	['merged', 3]
]);

function rankOf(id: string): number {
	const parsed = parseDocId(id);
	if (parsed?.kind === 'entry') return 0;
	if (parsed?.kind === 'edit') return 5;
	if (parsed?.kind !== 'customer') return 4;
	return CUSTOMER_RANKS.get(parsed.section) ?? 4;
}

/** What a revision that was granted says of whom a customer belongs to, where nothing else does. */
function note(
	granted: Map<string, CustomerFacts>,
	{ id, body }: RevisionInput,
	facts: FactsOf
): void {
	const parsed = parseDocId(id);
	if (parsed === null) return;
	const document = { ...body, _id: id };
	if (parsed.kind === 'entry') {
		const { data } = entry.safeParse(document);
		const core: DocId = { kind: 'customer', cid: parsed.ulid, section: 'core' };
		if (data === undefined || data.customer !== undefined || facts(core) !== null) return;
		granted.set(parsed.ulid, customerFacts(data, null));
	}
	if (parsed.kind !== 'customer') return;
	const before = facts(parsed);
	if (parsed.section === 'core' && before === null) {
		// It was granted, so the rest of the card is as it should be.
		const { data } = assigned.safeParse(body['assigned']);
		if (data !== undefined) granted.set(parsed.cid, customerFacts({ assigned: data }, null));
	}
	if (parsed.section === 'assignment' && before !== null && 'assigned' in before) {
		const { data } = customerAssignment.safeParse(document);
		if (data !== undefined) granted.set(parsed.cid, customerFacts(before, data));
	}
}
