import { customerFacts, type CustomerFacts } from '#domain/access/customer-facts.ts';
import { decideReassignment } from '#domain/access/decide-customer.ts';
import { decideField } from '#domain/access/decide-field.ts';
import type { Principal } from '#domain/access/principal.ts';
import { person, place } from '#domain/documents/directory.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { readDocuments } from '../store/read-documents.ts';
import type { AssignmentChoice, AssignmentOutcome, Belonging, Belongs } from './assignment-api.ts';
import { cardFacts } from './card-facts.ts';
import type { CardReader } from './customer-card.ts';
import { groupCustomers } from './customer-documents.ts';
import { assignmentId, coreId } from './customer-ids.ts';

const FIELDS = ['owner', 'team', 'territory', 'discreet'] as const;

/** @returns null when the device does not hold the customer */
export async function readBelonging(reader: CardReader, cid: string): Promise<Belonging | null> {
	const facts = await factsOf(reader, cid);
	if (facts === null) return null;
	const { database, principal } = reader;
	const belongs = belongsTo(facts);
	const [people, teams, territories] = await Promise.all([
		choices(database, 'person:', belongs.owner),
		choices(database, 'team:', belongs.team),
		choices(database, 'territory:', belongs.territory)
	]);
	return {
		belongs,
		people,
		teams,
		territories,
		refused: refusalOf(principal, facts),
		fixed: FIELDS.filter((field) => !mayEdit(principal, 'assignment', field, facts)),
		archiving: mayEdit(principal, 'core', 'archived', facts) ? null : 'read-only'
	};
}

/**
 * Gives a customer to somebody, without a network: the server judges it again when it hears of it. What
 * is not named stays: a colleague may have changed it since it was looked at.
 *
 * @throws StorageError when it can't be kept
 */
export async function assignCustomer(
	reader: CardReader,
	cid: string,
	change: Partial<Belongs>
): Promise<AssignmentOutcome> {
	const facts = await factsOf(reader, cid);
	const { database, principal } = reader;
	if (facts === null || principal === null) return 'not-allowed';
	const before = belongsTo(facts);
	const to = { ...before, ...change };
	const changed = FIELDS.filter((field) => before[field] !== to[field]);
	if (changed.length === 0) return 'kept';
	if (changed.some((field) => !mayEdit(principal, 'assignment', field, facts)))
		return 'not-allowed';
	const { allowed, because } = decideReassignment(principal, facts, factsFrom(to));
	if (!allowed) return because === 'foreign-assignment' ? 'out-of-reach' : 'not-allowed';
	const edits = changed.map((field): FieldEdit => {
		return { op: 'set', path: field, value: to[field] === '' ? null : to[field] };
	});
	const assignment = { id: assignmentId(cid), edits, begin: beginning(before) };
	// The card itself has to be there: an assignment alone would be of nobody.
	const found = await database.editTogether([{ id: coreId(cid), edits: [] }, assignment], cid);
	return found ? 'kept' : 'not-allowed';
}

async function factsOf(reader: CardReader, cid: string): Promise<CustomerFacts | null> {
	const picked = await reader.database.documents.pick([coreId(cid), assignmentId(cid)]);
	const documents = groupCustomers(picked).get(cid);
	return documents === undefined ? null : cardFacts(reader, cid, documents);
}

function belongsTo({
	assigned: { owner, team = '', territory },
	discreet
}: CustomerFacts): Belongs {
	return { owner, team, territory, discreet };
}

function factsFrom({ owner, team, territory, discreet }: Belongs): CustomerFacts {
	const assigned = { owner, territory, ...(team !== '' && { team }) };
	return { ...customerFacts({ assigned }, null), discreet };
}

/** What a first assignment says besides what it changes: it replaces all that the card was made with. */
function beginning({ owner, team, territory }: Belongs): JsonObject {
	return { schema: 1, owner, territory, ...(team !== '' && { team }) };
}

function refusalOf(principal: Principal | null, facts: CustomerFacts): Belonging['refused'] {
	if (principal === null) return 'needs-assign';
	const { allowed, because } = decideReassignment(principal, facts, facts);
	if (allowed) return null;
	return because === 'not-assigned' ? 'lent' : 'needs-assign';
}

function mayEdit(
	principal: Principal | null,
	section: 'core' | 'assignment',
	field: string,
	facts: CustomerFacts
): boolean {
	return principal !== null && decideField(principal, 'edit', { section, field }, facts).allowed;
}

async function choices(
	database: LocalDatabase,
	kind: 'person:' | 'team:' | 'territory:',
	current: string
): Promise<AssignmentChoice[]> {
	const schema = kind === 'person:' ? person : place;
	const found = (await readDocuments(database, startingWith(kind), schema)).map(
		({ _id, name }) => ({ value: _id.slice(kind.length), label: name })
	);
	const isKnown = current === '' || found.some(({ value }) => value === current);
	const all = isKnown ? found : [...found, { value: current, label: current }];
	return all.sort((a, b) => a.label.localeCompare(b.label));
}
