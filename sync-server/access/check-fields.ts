import type { CustomerFacts, Facts } from '#domain/access/customer-facts.ts';
import { decideField, restrictsFields } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import { editEvent, historySection } from '#domain/documents/edit-event.ts';
import type { DocId, Section } from '#domain/documents/ids.ts';
import { canonicalJson } from '#domain/merge/canonical-json.ts';
import { shownValues, type ShownValue } from '#domain/merge/changes-between.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { parsePath } from '#domain/merge/path.ts';
import { reasonOf, type PushReason } from '#domain/wire/push-refusal.ts';
import type { JsonBody, RevisionInput, StoredRevision } from '../storage/port.ts';

export interface FieldCheck {
	readonly principal: Principal;
	readonly id: DocId;
	/** with the body under which it will be read: stamped, where its author does not stamp */
	readonly revision: Pick<RevisionInput, 'path' | 'body'>;
	/** leaves that the server has; empty for a new document */
	readonly tree: readonly StoredRevision[];
	readonly facts: Facts | null;
}

/**
 * Does a push change a field that its author may see and not edit? What counts is what the document
 * shows before and after, merged with all that is known, so that no stamp, no sibling and no branch
 * carries a value past this; who wrote it and when must be the same as well.
 */
export function checkFields(check: FieldCheck): PushReason | null {
	const { id, principal } = check;
	const section = sectionWithFields(id);
	if (section === null || !restrictsFields(principal, section)) return null;
	const facts = customerOf(check.facts);
	if (facts === null) return 'not-allowed';
	const changed = id.kind === 'edit' ? toldFields(check.revision.body) : changedFields(check);
	const denied = changed.find(
		(field) => !decideField(principal, 'edit', { section, field }, facts).allowed
	);
	return denied === undefined ? null : reasonOf('field-not-allowed', denied);
}

/** The section whose fields a document holds, or tells of; null for one that has none. */
export function sectionWithFields(id: DocId): Section | null {
	return id.kind === 'edit' ? id.section : historySection(id);
}

/** Nothing is told of an edit that was not to be made. */
function toldFields(body: JsonBody): readonly string[] {
	const { data } = editEvent.safeParse({ ...body, _id: '' });
	return (data?.changes ?? []).map(({ path }) => fieldOf(path));
}

function changedFields({ revision, tree }: FieldCheck): readonly string[] {
	const [before, after] = [shown(tree), shown(leavesAfter(tree, revision))];
	const paths = new Set([...before.keys(), ...after.keys()]);
	const changed = [...paths].filter((path) => told(before.get(path)) !== told(after.get(path)));
	return [...new Set(changed.map(fieldOf))];
}

/** What the document's leaves are once this revision is written. */
export function leavesAfter(
	tree: readonly StoredRevision[],
	{ path, body }: Pick<RevisionInput, 'path' | 'body'>
): readonly Pick<StoredRevision, 'deleted' | 'body'>[] {
	return [...tree.filter(({ rev }) => !path.includes(rev)), { deleted: false, body }];
}

function shown(
	leaves: readonly Pick<StoredRevision, 'deleted' | 'body'>[]
): ReadonlyMap<string, ShownValue> {
	const live = leaves.filter(({ deleted }) => !deleted).map(({ body }): JsonBody => body);
	return live.length === 0 ? new Map() : shownValues(mergeAll(live));
}

function told(value: ShownValue | undefined): string | undefined {
	return value === undefined ? undefined : canonicalJson({ ...value });
}

function fieldOf(path: string): string {
	const parsed = parsePath(path);
	if (parsed === null) return path;
	return parsed.kind === 'field' ? parsed.key : parsed.list;
}

/** Of a link, that of whose id it bears. */
function customerOf(facts: Facts | null): CustomerFacts | null {
	if (facts === null) return null;
	if ('from' in facts) return facts.from;
	return 'assigned' in facts ? facts : null;
}
