import { customerId, formatDocId } from '#domain/documents/ids.ts';
import { addColleague } from '../admin/add-colleague.ts';
import { ensureShippedRoles } from '../admin/ensure-shipped-roles.ts';
import { firstRevision } from '../admin/first-revision.ts';
import { createPasswordHasher, type PasswordHasher } from '../auth/password-hasher.ts';
import type { AccountStore } from '../auth/port.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { colleagues, FOUNDED, teams, territories } from './company.ts';
import { CompanyContacts } from './company-contacts.ts';
import { demoContest } from './contest.ts';
import { readDemoMark, writeDemoMark, type DemoMark } from './demo-mark.ts';
import { generateCustomers } from './generate-customers.ts';
import { generateHistory } from './generate-history.ts';
import { generateSections } from './generate-sections.ts';
import { secondSignUp } from './second-sign-up.ts';

export interface DemoRequest {
	readonly storage: Storage;
	readonly accounts: AccountStore;
	/** milliseconds since the epoch */
	readonly now: number;
	readonly seed: string;
	readonly customers?: number;
	readonly passwords?: PasswordHasher;
}

export type DemoOutcome =
	/** made now, or what a crash had left of it was completed */
	| 'seeded'
	/** made at an earlier start */
	| 'there'
	/** the store is someone's own: nothing was done */
	| 'not-empty';

const CUSTOMERS = 2000;
/** Documents in one transaction: few enough that others get a turn in between. */
const BATCH = 500;

/**
 * Makes the demo company in an empty store. Ids and revisions follow from the seed and from the time
 * that the mark keeps, so after a crash it is simply done again: what is there stays, the rest comes.
 */
export async function seedDemo(request: DemoRequest): Promise<DemoOutcome> {
	const { storage, accounts } = request;
	const mark = await readDemoMark(storage);
	if (mark?.done === true) return 'there';
	if (mark === null && !(await isEmpty(request))) return 'not-empty';
	const begun = mark ?? { seed: request.seed, now: request.now, done: false };
	await writeDemoMark(storage, begun);

	await ensureShippedRoles(storage);
	await storage.bulkDocs([...places(), contest(begun)]);
	const passwords = request.passwords ?? createPasswordHasher();
	for (const { role, ...colleague } of colleagues) {
		if ((await accounts.users.byUid(colleague.uid)) !== null) continue;
		const facts = { ...colleague, roles: [role], createdAt: FOUNDED };
		await addColleague({ accounts, storage, passwords }, facts);
	}
	await writeCustomers(storage, begun, request.customers ?? CUSTOMERS);

	await writeDemoMark(storage, { ...begun, done: true });
	return 'seeded';
}

async function isEmpty({ storage, accounts }: DemoRequest): Promise<boolean> {
	const customers = await storage.list({ from: 'customer:', to: 'customer;', limit: 1 });
	return customers.length === 0 && (await accounts.users.list()).length === 0;
}

function places(): readonly RevisionInput[] {
	const at = (kind: 'team' | 'territory') => (place: { slug: string; name: string }) =>
		firstRevision(
			formatDocId({ kind, slug: place.slug }),
			{ schema: 1, name: place.name },
			FOUNDED
		);
	return [...teams.map(at('team')), ...territories.map(at('territory'))];
}

function contest({ seed, now }: DemoMark): RevisionInput {
	const { id, values, at } = demoContest(seed, now);
	return firstRevision(id, values, at);
}

async function writeCustomers(storage: Storage, mark: DemoMark, count: number): Promise<void> {
	let batch: RevisionInput[] = [];
	for (const revision of customerRevisions(mark, count)) {
		batch.push(revision);
		if (batch.length < BATCH) continue;
		await storage.bulkDocs(batch);
		batch = [];
	}
	await storage.bulkDocs(batch);
}

function* customerRevisions({ seed, now }: DemoMark, count: number): Generator<RevisionInput> {
	const contacts = new CompanyContacts(seed);
	for (const customer of generateCustomers(count, seed, now)) {
		yield firstRevision(customerId(customer.cid), customer.values, customer.createdAt);
		for (const { id, values, at } of generateHistory(customer, seed, now)) {
			yield firstRevision(id, values, at);
		}
		for (const { id, values, at } of generateSections(customer, seed)) {
			yield firstRevision(id, values, at);
		}
		for (const { id, values, at } of contacts.of(customer)) yield firstRevision(id, values, at);
		const again = secondSignUp(customer, seed, now);
		if (again !== null) yield firstRevision(customerId(again.cid), again.values, again.createdAt);
	}
}
