import type { Assigned } from '#domain/documents/customer.ts';
import { shippedRole } from '#domain/access/access-builders.ts';
import { decide } from '#domain/access/decide.ts';
import type { Facts } from '#domain/access/customer-facts.ts';
import type { Principal } from '#domain/access/principal.ts';
import { scopeOf } from '#domain/access/scope.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CustomerFactsIndex } from '../access/customer-facts-index.ts';
import { EmbeddedLedgerStore } from '../storage/embedded/ledger-store.ts';
import { openDatabase } from '../storage/embedded/open-database.ts';
import { EmbeddedStorage } from '../storage/embedded/storage.ts';
import { MemoryLedgerStore } from '../storage/memory/ledger-store.ts';
import { MemoryStorage } from '../storage/memory/storage.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { WriteLog } from '../storage/write-log.ts';
import { documentVisibility } from './document-visibility.ts';
import { UserLedger } from './ledger.ts';
import type { LedgerStore } from './store-port.ts';

const ulid = (text: string) => text.padStart(26, '0').toUpperCase();
const CUSTOMERS = ['C1', 'C2', 'C3'].map(ulid);
const CONTEST = ulid('K1');
const OWNERS = ['ana', 'bruno', 'carla'];
const PLACES = ['north', 'south'];

/** Each kind that is judged in its own way, of each customer and beside them. */
const IDS = [
	...CUSTOMERS.flatMap((cid) => [
		`customer:${cid}`,
		`customer:${cid}:billing`,
		`activity:${cid}:${ulid('A1')}`,
		`purchase:${cid}:${ulid('P1')}`,
		`edit:${cid}:core:${ulid('E1')}`
	]),
	`entry:${CONTEST}:${ulid('N1')}`,
	`entry:${CONTEST}:${ulid('N2')}`,
	`contest:${CONTEST}`,
	`segment:${ulid('S1')}`,
	'settings:main'
];

type Op =
	| { readonly op: 'write' | 'branch' | 'bury' | 'erase'; readonly doc: number }
	| {
			readonly op: 'assign';
			readonly customer: number;
			readonly owner: number;
			readonly place: number;
			readonly discreet: boolean;
	  }
	| { readonly op: 'unassign'; readonly customer: number }
	| { readonly op: 'rights'; readonly user: number; readonly rights: number }
	| {
			readonly op: 'read';
			readonly user: number;
			readonly pages: number;
			readonly limit: number;
			/** others go on writing meanwhile */
			readonly meanwhile: boolean;
	  }
	| { readonly op: 'restart' | 'lose-ledger' };

const doc = fc.nat({ max: IDS.length - 1 });
const user = fc.nat({ max: OWNERS.length - 1 });
const customer = fc.nat({ max: CUSTOMERS.length - 1 });
const op: fc.Arbitrary<Op> = fc.oneof(
	{ weight: 8, arbitrary: fc.record({ op: fc.constant('write' as const), doc }) },
	{ weight: 1, arbitrary: fc.record({ op: fc.constant('branch' as const), doc }) },
	{ weight: 2, arbitrary: fc.record({ op: fc.constant('bury' as const), doc }) },
	{ weight: 1, arbitrary: fc.record({ op: fc.constant('erase' as const), doc }) },
	{
		weight: 3,
		arbitrary: fc.record({
			op: fc.constant('assign' as const),
			customer,
			owner: user,
			place: fc.nat({ max: PLACES.length - 1 }),
			discreet: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ op: fc.constant('unassign' as const), customer }) },
	{
		weight: 2,
		arbitrary: fc.record({ op: fc.constant('rights' as const), user, rights: fc.nat() })
	},
	{
		weight: 6,
		arbitrary: fc.record({
			op: fc.constant('read' as const),
			user,
			pages: fc.integer({ min: 1, max: 4 }),
			limit: fc.integer({ min: 1, max: 6 }),
			meanwhile: fc.boolean()
		})
	},
	{ weight: 1, arbitrary: fc.record({ op: fc.constantFrom('restart', 'lose-ledger') }) }
);

/** What a colleague may be: roles, teams and territories. */
const RIGHTS: readonly Pick<Principal, 'roles' | 'teams' | 'territories'>[] = [
	{ roles: [shippedRole('rep')], teams: [], territories: ['north'] },
	{ roles: [shippedRole('rep')], teams: [], territories: ['south'] },
	{ roles: [shippedRole('marketing')], teams: [], territories: [] },
	{ roles: [shippedRole('supervisor')], teams: [], territories: [] },
	{ roles: [shippedRole('kiosk')], teams: [], territories: ['north'] },
	{ roles: [shippedRole('rep'), shippedRole('accounting')], teams: [], territories: ['north'] },
	{ roles: [], teams: [], territories: [] }
];

/** A device that follows the feed: what it holds, by id, with the leaves that it was told of. */
interface Device {
	readonly held: Map<string, readonly string[]>;
	since: string;
	revokedSince: string;
	epoch: string;
}

class Company {
	readonly #log = new WriteLog();
	readonly #storage: Storage;
	readonly #store: LedgerStore;
	readonly #principals: Principal[];
	readonly #devices = OWNERS.map((): Device => {
		return { held: new Map(), since: '0', revokedSince: '0', epoch: '' };
	});
	readonly #tips = new Map<string, readonly string[]>();
	readonly #everWritten = new Set<string>();
	readonly #assignments = new Map<string, { assigned: Assigned; discreet: boolean }>();
	readonly #reading = OWNERS.map(() => Promise.resolve());
	readonly #rowsPerStep: number;
	#revisions = 0;
	#ledger: UserLedger | null = null;

	constructor(
		open: { storage: (log: WriteLog) => Storage; store: () => LedgerStore },
		rowsPerStep: number
	) {
		this.#rowsPerStep = rowsPerStep;
		this.#storage = open.storage(this.#log);
		this.#store = open.store();
		this.#principals = OWNERS.map((uid, i) => ({ uid, device: `d${uid}`, ...RIGHTS[i]! }));
	}

	async do(command: Op): Promise<void> {
		switch (command.op) {
			case 'write':
				return this.#write(IDS[command.doc]!, { extend: true, deleted: false });
			case 'branch':
				return this.#write(IDS[command.doc]!, { extend: false, deleted: false });
			case 'bury':
				return this.#write(IDS[command.doc]!, { extend: true, deleted: true });
			case 'erase':
				return this.#erase(IDS[command.doc]!);
			case 'assign':
				return this.#assign(CUSTOMERS[command.customer]!, {
					assigned: { owner: OWNERS[command.owner]!, territory: PLACES[command.place]! },
					discreet: command.discreet
				});
			case 'unassign':
				return this.#unassign(CUSTOMERS[command.customer]!);
			case 'rights': {
				const rights = RIGHTS[command.rights % RIGHTS.length]!;
				this.#principals[command.user] = { ...this.#principals[command.user]!, ...rights };
				return;
			}
			case 'read':
				return this.#read(command);
			case 'restart':
				await Promise.all(this.#reading);
				this.#ledger = null;
				return;
			case 'lose-ledger':
				this.#store.reset();
		}
	}

	/** Every device reads to the end; then each must hold what its user may see, and no more. */
	async settle(): Promise<void> {
		await Promise.all(this.#reading);
		for (const [i, principal] of this.#principals.entries()) {
			await this.#follow(i, { pages: Infinity, limit: 3, meanwhile: false });
			const expected = await this.#visibleTo(principal);
			expect(this.#devices[i]!.held).toEqual(expected);
			const { docCount } = await (await this.#open()).info(principal);
			expect(docCount).toBe(expected.size);
		}
	}

	async #open(): Promise<UserLedger> {
		if (this.#ledger === null) {
			const facts = await CustomerFactsIndex.build(this.#storage, this.#log);
			this.#ledger = new UserLedger({
				storage: this.#storage,
				store: this.#store,
				visibility: documentVisibility(facts),
				log: this.#log,
				rules: 'test',
				rowsPerStep: this.#rowsPerStep
			});
		}
		return this.#ledger;
	}

	/** A device does one thing after the other; the company does not wait for it. */
	async #read(command: Extract<Op, { op: 'read' }>): Promise<void> {
		const before = this.#reading[command.user];
		const done = (async () => {
			await before;
			await this.#follow(command.user, command);
		})();
		this.#reading[command.user] = done;
		if (!command.meanwhile) await done;
	}

	async #follow(
		index: number,
		{ pages, limit, meanwhile }: { pages: number; limit: number; meanwhile: boolean }
	): Promise<void> {
		const ledger = await this.#open();
		const principal = this.#principals[index]!;
		const device = this.#devices[index]!;
		if (device.epoch !== ledger.epoch()) {
			const drop = await ledger.reconcile(principal, [...device.held.keys()]);
			for (const id of drop) device.held.delete(id);
			device.epoch = ledger.epoch();
		}
		const revoked = await ledger.revocations(principal, device.revokedSince);
		for (const id of revoked.gone) device.held.delete(id);
		device.revokedSince = revoked.since;
		let promised: number | null = null;
		for (let page = 0; page < pages; page++) {
			const { rows, lastSince, pending } = await ledger.changes(principal, {
				since: device.since,
				limit
			});
			expect(rows.length).toBeLessThanOrEqual(limit);
			if (promised !== null && !meanwhile) expect(rows.length + pending).toBe(promised);
			promised = pending;
			for (const row of rows) {
				if (!meanwhile) expect(this.#mayRead(principal, row.id)).toBe(true);
				if (row.deleted) device.held.delete(row.id);
				else device.held.set(row.id, row.leaves);
			}
			const order = rows.map((row) => Number.parseInt(row.since, 10));
			expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
			device.since = lastSince;
			if (pending > 0) expect(rows).not.toEqual([]);
			if (rows.length === 0) return;
		}
	}

	async #visibleTo(principal: Principal): Promise<Map<string, readonly string[]>> {
		const all = [...IDS, ...CUSTOMERS.map((cid) => `customer:${cid}:assignment`)];
		const heads = await this.#storage.heads(all);
		const visible = [...heads.values()].filter(
			(head) => !head.deleted && this.#mayRead(principal, head.id)
		);
		return new Map(visible.map((head) => [head.id, head.leaves]));
	}

	#mayRead(principal: Principal, id: string): boolean {
		const parsed = parseDocId(id)!;
		return decide(principal, 'read', scopeOf(parsed), this.#factsOf(id)).allowed;
	}

	/** As the company means it, not as the index has it. */
	#factsOf(id: string): Facts | null {
		const [kind, cid = ''] = id.split(':');
		if (kind === 'entry' || kind === 'segment') {
			return this.#everWritten.has(id) ? { by: authorOf(id) } : null;
		}
		if (!this.#everWritten.has(`customer:${cid}`)) return null;
		return this.#assignments.get(cid) ?? { assigned: cardOf(cid), discreet: false };
	}

	async #write(id: string, how: { extend: boolean; deleted: boolean }): Promise<void> {
		const [tip] = this.#tips.get(id) ?? [];
		if (how.deleted && tip === undefined) return;
		const path = how.extend ? (this.#tips.get(id) ?? []) : (this.#tips.get(id) ?? []).slice(1);
		const hash = `${++this.#revisions}`.padStart(6, '0');
		const next = [`${path.length + 1}-${hash}`, ...path];
		if (how.extend || tip === undefined) this.#tips.set(id, next);
		this.#everWritten.add(id);
		const body = how.deleted ? {} : bodyOf(id);
		await this.#storage.bulkDocs([{ id, path: next, deleted: how.deleted, body }]);
	}

	async #erase(id: string): Promise<void> {
		await this.#storage.erase([id]);
		this.#tips.delete(id);
		this.#everWritten.delete(id);
	}

	async #assign(cid: string, to: { assigned: Assigned; discreet: boolean }): Promise<void> {
		const { assigned, discreet } = to;
		await this.#writeAssignment(cid, false, { schema: 1, ...assigned, discreet });
		this.#assignments.set(cid, to);
	}

	async #unassign(cid: string): Promise<void> {
		if (!this.#assignments.delete(cid)) return;
		await this.#writeAssignment(cid, true, {});
	}

	async #writeAssignment(cid: string, deleted: boolean, body: RevisionInput['body']) {
		const id = `customer:${cid}:assignment`;
		const path = this.#tips.get(id) ?? [];
		const next = [`${path.length + 1}-${++this.#revisions}`, ...path];
		this.#tips.set(id, next);
		await this.#storage.bulkDocs([{ id, path: next, deleted, body }]);
	}
}

function cardOf(cid: string): Assigned {
	const index = CUSTOMERS.indexOf(cid);
	return { owner: OWNERS[index]!, territory: PLACES[index % PLACES.length]! };
}

function authorOf(id: string): string {
	return OWNERS[id.charCodeAt(id.length - 1) % OWNERS.length]!;
}

function bodyOf(id: string): RevisionInput['body'] {
	const [kind, cid = '', section] = id.split(':');
	if (kind === 'customer' && section === undefined) return { assigned: cardOf(cid) };
	return { by: authorOf(id) };
}

describe('whatever happens in a company, a device that follows its feed holds what its user may see', () => {
	test.each([
		[
			'in memory',
			{ storage: (log: WriteLog) => new MemoryStorage(log), store: () => new MemoryLedgerStore() },
			600
		],
		['in the SQLite file', inOneFile(), 200]
	])(
		'%s',
		async (_name, open, numRuns) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(op, { maxLength: 40, size: 'max' }),
					fc.constantFrom(1, 2, 3, 500),
					async (commands, rowsPerStep) => {
						const company = new Company(open, rowsPerStep);
						for (const command of commands) await company.do(command);
						await company.settle();
					}
				),
				{ numRuns }
			);
		},
		60_000
	);
});

function inOneFile() {
	let database = openDatabase(':memory:');
	return {
		storage: (log: WriteLog): Storage => {
			database.close();
			database = openDatabase(':memory:');
			return new EmbeddedStorage(database, log);
		},
		store: (): LedgerStore => new EmbeddedLedgerStore(database)
	};
}
