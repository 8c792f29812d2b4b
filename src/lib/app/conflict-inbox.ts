import type { CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideSection } from '#domain/access/decide-customer.ts';
import { decideField } from '#domain/access/decide-field.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import type { Principal } from '#domain/access/principal.ts';
import type { Written } from '#domain/merge/cell.ts';
import { openConflicts, type PathConflict } from '#domain/merge/open-conflicts.ts';
import { parsePath } from '#domain/merge/path.ts';
import { parseStamp, type Stamp } from '#domain/merge/stamp.ts';
import { displayName } from '#domain/search/display-name.ts';
import type { MergedDocument } from '../store/merged-document.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { besideCores } from './beside-cores.ts';
import { cardFacts } from './card-facts.ts';
import { assignedName, type Colleagues } from './colleagues.ts';
import { groupCustomers, type CustomerDocuments } from './customer-documents.ts';
import { coreId, customerOf } from './customer-ids.ts';
import { lateWriters, type WriterOf } from './late-writers.ts';
import type { ConflictValue, OpenConflict } from './engine-api.ts';

/** Who reads the inbox, and who the others are. */
export interface ConflictReader {
	readonly database: LocalDatabase;
	readonly colleagues: Colleagues;
	readonly principal: Principal | null;
}

/** Conflicts of these customers that wait for a person, whoever that is. */
export async function conflictsOfSome(
	reader: ConflictReader,
	cids: readonly string[]
): Promise<ReadonlyMap<string, readonly OpenConflict[]>> {
	const picked = await reader.database.documents.pick(cids.map(coreId));
	const customers = groupCustomers([...picked, ...(await besideCores(reader.database, cids))]);
	const found = await Promise.all(
		[...customers].map(async ([cid, customer]) => {
			return [cid, await conflictsOfCustomer(reader, cid, customer)] as const;
		})
	);
	return new Map(found);
}

async function conflictsOfCustomer(
	reader: ConflictReader,
	cid: string,
	customer: CustomerDocuments
): Promise<readonly OpenConflict[]> {
	const facts = await cardFacts(reader, cid, customer);
	const owner = { cid, name: displayName(customer.core) };
	const readable = customer.beside.filter(({ id }) => mayRead(reader.principal, id, facts));
	return [
		...(await conflictsOf(customer.core, reader)),
		...readable.flatMap((each) => sectionConflictsOf(each, owner, reader))
	].map(forReader(reader.principal, facts));
}

/** Says of a conflict whether it is its reader's to settle. */
export function forReader(
	principal: Principal | null,
	facts: CustomerFacts
): (conflict: OpenConflict) => OpenConflict {
	return (conflict) =>
		mayChoose(principal, conflict, facts) ? conflict : { ...conflict, readOnly: true };
}

/** What may no longer be read may still be here until the next round. */
export function mayRead(principal: Principal | null, docId: string, facts: CustomerFacts): boolean {
	const id = parseDocId(docId);
	if (principal === null || id?.kind !== 'customer') return false;
	return decideSection(principal, 'read', id.section, facts).allowed;
}

/** To choose is to write: the server would refuse it from whoever only reads. */
export function mayChoose(
	principal: Principal | null,
	{ docId, path }: Pick<OpenConflict, 'docId' | 'path'>,
	facts: CustomerFacts
): boolean {
	const id = parseDocId(docId);
	if (principal === null || id?.kind !== 'customer') return false;
	const [field = path] = path.split('/');
	return decideField(principal, 'edit', { section: id.section, field }, facts).allowed;
}

/** Of a document beside the core. */
export function sectionConflictsOf(
	{ id, body }: MergedDocument,
	{ cid, name }: ConflictOwner,
	reader: ConflictReader
): readonly OpenConflict[] {
	return openConflicts(body).map(({ path, values }) => ({
		docId: id,
		cid,
		customerName: name,
		path,
		values: values.map((written) => toValue(written, path, reader))
	}));
}

export interface ConflictOwner {
	readonly cid: string;
	readonly name: string;
}

export async function conflictsOf(
	core: CustomerCore,
	reader: ConflictReader
): Promise<readonly OpenConflict[]> {
	const open = openConflicts(core);
	const values = open.flatMap((conflict) => conflict.values);
	const writerOf = await lateWriters(reader.database, core, values);
	return open.map((conflict) => toConflict(core, conflict, reader, writerOf));
}

/** A conflict as a person reads it. */
export function toConflict(
	core: CustomerCore,
	{ path, values }: PathConflict,
	reader: ConflictReader,
	writerOf: WriterOf
): OpenConflict {
	const itemKind = itemKindAt(core, path);
	return {
		docId: core._id,
		cid: customerOf(core._id) ?? '',
		customerName: displayName(core),
		path,
		...(itemKind !== null && { itemKind }),
		values: values.map((each) => toValue(each, path, reader, writerOf(path, each)))
	};
}

/**
 * A value that was brought back is still its first author's; that it was brought back is said beside.
 *
 * @param writer the stamp of who wrote it, where its own does not say
 */
export function toValue(
	{ v, t, o }: Written,
	path: string,
	reader: ConflictReader,
	writer: Stamp | null = null
): ConflictValue {
	const stamp = o ?? t;
	const told = writer ?? stamp;
	const author = authorOf(told, reader);
	const name = assignedName(reader.colleagues, path, v);
	const value = {
		value: v,
		...(name !== null && { name }),
		...author,
		at: parseStamp(told).ms,
		stamp
	};
	return o === undefined ? value : { ...value, broughtBackBy: authorOf(t, reader).byName };
}

/** Who wrote under a stamp. The server takes none that its author may not use, so it can be believed. */
export function authorOf(
	stamp: string,
	{ colleagues, principal, database }: ConflictReader
): Pick<ConflictValue, 'byName' | 'mine'> {
	const { device } = parseStamp(stamp);
	const here = device === database.clock.device;
	const uid = here ? (principal?.uid ?? null) : colleagues.userOfDevice(device);
	const mine = here || (uid !== null && uid === principal?.uid);
	return { byName: uid === null ? '' : colleagues.nameOf(uid), mine };
}

/** "mobile" says more of a number than its place in the list. */
function itemKindAt(core: CustomerCore, text: string): string | null {
	const path = parsePath(text);
	if (path === null || path.kind === 'field') return null;
	const list: unknown = core[path.list];
	const item: unknown = Array.isArray(list)
		? list.find((each: unknown) => idOf(each) === path.item)
		: undefined;
	const kind: unknown = isObject(item) ? item['kind'] : undefined;
	return typeof kind === 'string' ? kind : null;
}

function idOf(item: unknown): unknown {
	return isObject(item) ? item['id'] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
