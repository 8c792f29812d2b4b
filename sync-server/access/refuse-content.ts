import type { Facts } from '#domain/access/customer-facts.ts';
import { restrictsFields } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import { parseDocId, type DocId } from '#domain/documents/ids.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import type { PushReason, PushRefusal } from '#domain/wire/push-refusal.ts';
import type { RevisionInput, StoredRevision } from '../storage/port.ts';
import { administers, type Administrators } from './administrators.ts';
import { contestRefusal } from './contest-refusal.ts';
import { checkFields, leavesAfter, sectionWithFields } from './check-fields.ts';
import { proposedFacts } from './judge-push.ts';

export interface ContentRules {
	/** The stamped children of revisions whose author does not stamp. */
	readonly stamp: (revisions: readonly RevisionInput[]) => Promise<readonly RevisionInput[]>;
	readonly administrators: Administrators;
}

interface Pushed {
	readonly revision: RevisionInput;
	/** leaves that the server has */
	readonly tree: readonly StoredRevision[];
	readonly facts: (id: DocId) => Facts | null;
	/** slugs of roles that administer no more, by this push */
	readonly closed: Set<string>;
}

/** What takes more than the revision to be seen: what the document is like once it is written. */
export async function refuseContent(
	{ stamp, administrators }: ContentRules,
	principal: Principal,
	{ revision, tree, facts, closed }: Pushed
): Promise<PushReason | null> {
	const id = parseDocId(revision.id);
	const section = id === null ? null : sectionWithFields(id);
	const isRestricted = section !== null && restrictsFields(principal, section);
	const isSeenWhole = id?.kind === 'role' || id?.kind === 'contest';
	if (id === null || (!isSeenWhole && !isRestricted)) return null;
	const [stamped = revision] = await stamp([revision]);
	if (id.kind === 'role') {
		return refuseLastAdministrator(administrators, id.slug, { revision: stamped, tree, closed });
	}
	if (id.kind === 'contest') return contestRefusal({ revision: stamped, tree });
	const known = facts(id) ?? proposedFacts(id, revision.body, facts);
	return checkFields({ principal, id, revision: stamped, tree, facts: known });
}

async function refuseLastAdministrator(
	administrators: Administrators,
	slug: string,
	{ revision, tree, closed }: Omit<Pushed, 'facts'>
): Promise<PushRefusal | null> {
	const live = leavesAfter(tree, revision).filter(({ deleted }) => !deleted);
	const before = tree.some(administers);
	const after = administers({ deleted: false, body: mergeAll(live.map(({ body }) => body)) });
	if (!before || after) return null;
	if (!(await administrators.remain(new Set([...closed, slug])))) return 'last-administrator';
	closed.add(slug);
	return null;
}
