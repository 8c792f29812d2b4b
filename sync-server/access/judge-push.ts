import { customerFacts, type CustomerFacts, type Facts } from '#domain/access/customer-facts.ts';
import {
	decideLending,
	decideMerging,
	decideReassignment
} from '#domain/access/decide-customer.ts';
import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { campaign } from '#domain/documents/campaign.ts';
import { entry } from '#domain/documents/contest.ts';
import {
	assigned,
	customerAssignment,
	customerCore,
	customerMerged
} from '#domain/documents/customer.ts';
import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import { merging } from '#domain/documents/merging.ts';
import { isUlid, type Ulid } from '#domain/documents/ulid.ts';
import { sameJson } from '#domain/merge/canonical-json.ts';
import { isStamp, type Stamp } from '#domain/merge/stamp.ts';
import { covers } from '#domain/merge/version-vector.ts';
import { reasonOf, type PushReason } from '#domain/wire/push-refusal.ts';
import { z } from 'zod';
import type { JsonBody, RevisionInput, StoredRevision } from '../storage/port.ts';
import { carriesItsPictures } from './carries-pictures.ts';
import { checkContent, versionsOf } from './check-content.ts';
import { isWithinBounds } from './document-bounds.ts';
import { isWrittenOnce, schemaOf } from './document-kinds.ts';

/** What the server itself knows of the document, however little the pusher may see of it. */
export interface OnServer {
	/** leaves, winner first; empty when there is no such document */
	readonly tree: readonly StoredRevision[];
	/** this very revision is in its tree */
	readonly known: boolean;
	/** it was removed for good, and must not come back from a device that was away */
	readonly erased: boolean;
	/** of the customer or author that it hangs on, never as the push says; null when not known */
	readonly facts: (id: DocId) => Facts | null;
}

/** Of one file: the picture and what was made of it. */
const MOST_ATTACHMENTS = 8;
const MOST_ATTACHED_BYTES = 4 * 1024 * 1024;
/** More edits of one document than anyone makes between two meetings with the server. */
const MOST_GENERATIONS_AHEAD = 10_000;
/** Of one document: far more conflicts than people ever have about a customer. */
const MOST_LEAVES = 1000;
/** Of a path that a refusal names. */
const LONGEST_PATH = 200;

export interface Asking {
	readonly principal: Principal;
	/** of the same person; where absent, what another device wrote is refused */
	readonly otherDevices?: ReadonlySet<string>;
	/** milliseconds since the epoch */
	readonly now: number;
}

/**
 * May this revision be written? The words for "no" are the same whether the document is hidden or
 * does not exist; all that they can give away is that an id which one already knew is taken.
 */
export function judgePush(
	asking: Asking,
	revision: RevisionInput,
	onServer: OnServer
): PushReason | null {
	const id = parseDocId(revision.id);
	if (id === null) return 'unknown-id';
	if (!isWithinBounds(revision.body, revision.id)) return 'too-large';
	if (!mayCarry(id, revision)) return 'attachments';
	const malformed = faultOf(id, revision);
	if (malformed !== null) return malformed;
	const { known, tree } = onServer;
	const allowed = !onServer.erased && isAllowed(asking.principal, id, revision, onServer);
	if (allowed && known) return null;
	if (revision.deleted) return 'not-deletable';
	if (!allowed || isBehindDeletion(revision, tree)) return 'not-allowed';
	if (isWrittenOnce(id) && tree.length > 0) return 'written-once';
	if (isFarAhead(revision, tree)) return 'bad-revision';
	if (isOneBranchTooMany(revision, tree)) return 'too-large';
	const fault = checkContent({ ...asking, id, body: revision.body, tree });
	return (
		fault ?? (absorbsOnlyWhomItMay(asking.principal, id, revision, onServer) ? null : 'not-allowed')
	);
}

/** The first thing in which it is not what its kind holds. */
function faultOf(id: DocId, { body, deleted }: RevisionInput): PushReason | null {
	if (Object.keys(body).some((key) => key.startsWith('_'))) return 'malformed';
	const parsed = deleted ? null : z.safeParse(schemaOf(id, body), body);
	const issue = parsed?.error?.issues[0];
	if (issue === undefined) return null;
	const at = issue.path.join('.').slice(0, LONGEST_PATH);
	// Of a key the reason stands inside.
	const [inner = issue] = issue.code === 'invalid_key' ? issue.issues : [];
	return at === '' ? 'malformed' : reasonOf('malformed', `${at}: ${inner.message}`);
}

/** Anything else is read by many, who would all carry its attachments. */
function mayCarry({ kind }: DocId, revision: RevisionInput): boolean {
	if (kind === 'picture') return revision.deleted || carriesItsPictures(revision);
	const { attachments = {} } = revision;
	const sizes = Object.values(attachments).map(({ length }) => length);
	if (sizes.length === 0) return true;
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return kind === 'file' && sizes.length <= MOST_ATTACHMENTS && total <= MOST_ATTACHED_BYTES;
}

/**
 * Only the server deletes, and it means it: an edit that knew nothing of it does not bring the document
 * back. Its author keeps the words.
 */
function isBehindDeletion({ path }: RevisionInput, tree: readonly StoredRevision[]): boolean {
	if (tree.length === 0 || tree.some(({ deleted }) => !deleted)) return false;
	return !tree.some(({ rev }) => path.includes(rev));
}

/**
 * Each edit goes one generation on, so only a forged one leaps; and where generations end, nobody could
 * edit the document any more.
 */
function isFarAhead({ path }: RevisionInput, tree: readonly StoredRevision[]): boolean {
	const highest = Math.max(0, ...tree.map(({ rev }) => generationOf(rev)));
	return generationOf(path[0] ?? '') > highest + MOST_GENERATIONS_AHEAD;
}

/** A leaf that was merged away stays in its tree for ever, and whoever reads the document reads them all. */
function isOneBranchTooMany({ path }: RevisionInput, tree: readonly StoredRevision[]): boolean {
	if (tree.length < MOST_LEAVES) return false;
	const ancestors = new Set(path);
	return !tree.some(({ rev }) => ancestors.has(rev));
}

function generationOf(rev: string): number {
	return Number.parseInt(rev, 10);
}

function isAllowed(
	principal: Principal,
	id: DocId,
	{ body }: RevisionInput,
	{ tree, facts }: OnServer
): boolean {
	const isNew = tree.length === 0;
	if (id.kind === 'customer' && id.section === 'assignment') {
		return mayReassign(principal, customerOnly(facts(id)), body);
	}
	if (id.kind === 'customer' && id.section === 'merged') {
		return mayMerge(principal, id.cid, body, facts);
	}
	if (id.kind === 'campaign' && !mayLend(principal, body, { tree, facts })) return false;
	const known = isNew ? (proposedFacts(id, body, facts) ?? facts(id)) : facts(id);
	// To hand in evidence once more is to create it: one may replay what one was allowed to write.
	const action = isNew || isWrittenOnce(id) ? 'create' : 'write';
	if (!decide(principal, action, scopeOf(id), known).allowed) return false;
	if (id.kind === 'picture' && !handedIn(principal, { ...id, kind: 'entry' }, facts)) return false;
	return !isNew || id.kind !== 'entry' || mayBringCustomer(principal, id.ulid, body, facts);
}

/** Whether it is an entry of theirs that the picture belongs to. */
function handedIn({ uid }: Principal, entry: DocId, facts: OnServer['facts']): boolean {
	const known = facts(entry);
	return known !== null && 'by' in known && known.by === uid;
}

/** What a new document says of itself counts where there is nothing else yet. */
export function proposedFacts(id: DocId, body: JsonBody, facts: OnServer['facts']): Facts | null {
	switch (id.kind) {
		case 'customer': {
			if (id.section !== 'core') return null;
			const { data } = assigned.safeParse(body['assigned']);
			return data === undefined ? null : customerFacts({ assigned: data }, null);
		}
		case 'link':
			return linkFacts(id, body, facts);
		case 'entry':
		case 'picture':
		case 'draw':
		case 'segment':
		case 'report':
		case 'campaign':
			return typeof body['by'] === 'string' ? { by: body['by'] } : null;
		default:
			return null;
	}
}

function mayReassign(principal: Principal, before: CustomerFacts | null, body: JsonBody): boolean {
	const assignment = customerAssignment.safeParse({ ...body, _id: '' });
	if (before === null || !assignment.success) return false;
	return decideReassignment(principal, before, customerFacts(before, assignment.data)).allowed;
}

/** Whom a campaign lends, and to whom, is judged when it begins, and stays. */
function mayLend(
	principal: Principal,
	body: JsonBody,
	{ tree, facts }: Pick<OnServer, 'tree' | 'facts'>
): boolean {
	const asked = campaign.safeParse({ ...body, _id: '' }).data;
	if (asked === undefined) return false;
	const [stands] = tree;
	if (stands !== undefined) {
		return SETTLED.every((field) => sameJson(stands.body[field], body[field]));
	}
	return asked.customers.every((cid) => {
		const customer = isUlid(cid) ? coreFacts(cid, facts) : null;
		return customer !== null && decideLending(principal, customer).allowed;
	});
}

const SETTLED = ['customers', 'audience', 'from', 'by'] as const;

/** Of the winner nothing but what the server knows counts; who is not there can't be merged into. */
function mayMerge(
	principal: Principal,
	cid: Ulid,
	body: JsonBody,
	facts: OnServer['facts']
): boolean {
	const merged = customerMerged.safeParse({ ...body, _id: '' });
	const before = coreFacts(cid, facts);
	if (before === null || !merged.success) return false;
	const { into = cid } = merged.data;
	const after = isUlid(into) ? coreFacts(into, facts) : null;
	return after !== null && decideMerging(principal, before, after).allowed;
}

/**
 * A winner takes what the loser's card says, in a document of its own. So it is judged as the merge is: or
 * what was erased meanwhile, or is out of reach by now, would live on in a card that names nobody.
 */
function absorbsOnlyWhomItMay(
	principal: Principal,
	id: DocId,
	{ body }: RevisionInput,
	{ tree, facts }: OnServer
): boolean {
	if (id.kind !== 'customer' || id.section !== 'core') return true;
	const fresh = absorbedIn(body).filter(
		(each) => !tree.some((leaf) => hasHeardOf(leaf.body, each))
	);
	if (fresh.length === 0) return true;
	const winner = coreFacts(id.cid, facts);
	return fresh.every(({ cid }) => {
		const loser = isUlid(cid) ? coreFacts(cid, facts) : null;
		return winner !== null && loser !== null && decideMerging(principal, loser, winner).allowed;
	});
}

interface Absorbed {
	readonly cid: string;
	/** of who put it there */
	readonly stamps: readonly Stamp[];
}

function absorbedIn({ absorbed, m }: JsonBody): readonly Absorbed[] {
	const { data = [] } = customerCore.shape.absorbed.safeParse(absorbed);
	const members = merging.safeParse(m).data?.g?.['absorbed'] ?? {};
	return data.map(({ id, cid = id }) => ({ cid, stamps: (members[id] ?? []).filter(isStamp) }));
}

/** It has them, or had them until the merge was taken back: whoever had seen it may go on writing. */
function hasHeardOf(body: JsonBody, { cid, stamps }: Absorbed): boolean {
	if (absorbedIn(body).some((each) => each.cid === cid)) return true;
	const seen = new Map(Object.entries(versionsOf(body)));
	return stamps.length > 0 && stamps.every((stamp) => covers(seen, stamp));
}

function linkFacts(
	{ cid }: { readonly cid: Ulid },
	{ to }: JsonBody,
	facts: OnServer['facts']
): Facts | null {
	if (typeof to !== 'string' || !isUlid(to)) return null;
	const [here, there] = [coreFacts(cid, facts), coreFacts(to, facts)];
	return here === null || there === null ? null : { from: here, to: there };
}

function coreFacts(cid: Ulid, facts: OnServer['facts']): CustomerFacts | null {
	return customerOnly(facts({ kind: 'customer', cid, section: 'core' }));
}

/**
 * An entry brings a customer with it, who belongs to whoever took it, or consents of one who is there
 * already. That needs no right to cards: a kiosk sees none.
 */
function mayBringCustomer(
	principal: Principal,
	ulid: Ulid,
	body: JsonBody,
	facts: OnServer['facts']
): boolean {
	const parsed = entry.safeParse({ ...body, _id: '' });
	if (!parsed.success) return false;
	const { assigned, customer } = parsed.data;
	// Whoever knows the id of a customer can give it to an entry: its consents would go to that one.
	if (customer !== undefined || facts({ kind: 'customer', cid: ulid, section: 'core' }) !== null) {
		const cid = customer ?? ulid;
		if (!isUlid(cid)) return false;
		const consent: DocId = { kind: 'consent', cid, ulid };
		return decide(principal, 'create', scopeOf(consent), facts(consent)).allowed;
	}
	return (
		assigned.owner === principal.uid &&
		principal.territories.includes(assigned.territory) &&
		(assigned.team === undefined || principal.teams.includes(assigned.team))
	);
}

function customerOnly(facts: Facts | null): CustomerFacts | null {
	return facts !== null && 'assigned' in facts ? facts : null;
}
