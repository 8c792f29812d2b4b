import type { Principal } from '#domain/access/principal.ts';
import { expect } from 'vitest';
import { CustomerFactsIndex } from '../../sync-server/access/customer-facts-index.ts';
import { Principals } from '../../sync-server/access/principals.ts';
import type { UserRecord } from '../../sync-server/auth/port.ts';
import { documentVisibility } from '../../sync-server/ledger/document-visibility.ts';
import { UserLedger } from '../../sync-server/ledger/ledger.ts';
import type { LedgerStore } from '../../sync-server/ledger/store-port.ts';
import type { JsonBody, Storage } from '../../sync-server/storage/port.ts';
import { WriteLog } from '../../sync-server/storage/write-log.ts';
import { ALL_IDS, CIDS, otherEnd, UIDS, type Change, type Reading } from './company-changes.ts';
import { FollowingDevice } from './following-device.ts';
import { checkViewing } from './viewing-as.ts';
import {
	maySee,
	maySayWhoSees,
	type Belonging,
	type Colleague,
	type Lent,
	type RoleRights
} from './policy-oracle.ts';

export interface Adapters {
	readonly storage: (log: WriteLog) => Storage;
	readonly store: () => LedgerStore;
}

const HOUR = 3_600_000;

interface Opened {
	readonly facts: CustomerFactsIndex;
	readonly ledger: UserLedger;
	readonly principals: Principals;
}

/** A company that keeps two books: the server's own, and the table by which the oracle judges. */
export class RandomCompany {
	readonly #log = new WriteLog();
	readonly #storage: Storage;
	readonly #store: LedgerStore;
	readonly #rowsPerStep: number;
	readonly #devices = new Map(UIDS.map((uid) => [uid, new FollowingDevice()]));
	readonly #reading = new Map<string, Promise<void>>();
	/** by id: the revisions down to the last, newest first */
	readonly #tips = new Map<string, readonly string[]>();
	readonly #table = {
		colleagues: new Map<string, Colleague>(),
		roles: new Map<string, RoleRights>(),
		cards: new Map<string, Belonging>(),
		assignments: new Map<string, Belonging & { readonly discreet: boolean }>(),
		merged: new Map<string, string>(),
		links: new Map<string, string>(),
		lent: new Map<string, Lent>(),
		now: 0,
		authors: new Map<string, string>(),
		audiences: new Map<string, readonly string[]>()
	};
	#revisions = 0;
	#ledger: Promise<Opened> | null = null;

	constructor(adapters: Adapters, rowsPerStep: number) {
		this.#rowsPerStep = rowsPerStep;
		this.#storage = adapters.storage(this.#log);
		this.#store = adapters.store();
	}

	async do(change: Change): Promise<void> {
		switch (change.does) {
			case 'write':
				return this.#write(change.id, this.#bodyOf(change));
			case 'branch':
				return this.#branch(change.id);
			case 'bury':
				return this.#bury(change.id);
			case 'erase':
				return this.#erase(change.id);
			case 'assign':
				return this.#assign(change.cid, change.to);
			case 'merge':
				return this.#merge(change.cid, change.into);
			case 'share':
				return this.#share(change.id, change.audience);
			case 'lend':
				return this.#lend(change);
			case 'pass':
				this.#table.now += change.hours * HOUR;
				return;
			case 'place':
				this.#table.colleagues.set(change.uid, change.colleague);
				return;
			case 'grant':
				return this.#grant(change.slug, change.rights);
			case 'read':
				return this.#read(change);
			case 'restart':
				await Promise.all(this.#reading.values());
				this.#ledger = null;
				return;
			case 'lose-ledger':
				this.#store.reset();
		}
	}

	/** Every device reads to the end. Then each holds what the oracle says, and no more. */
	async settle(): Promise<void> {
		await Promise.all(this.#reading.values());
		for (const uid of UIDS) await this.#follow({ uid, pages: Infinity, limit: 7 });
		for (const uid of UIDS) {
			for (const colleague of UIDS) await this.#lookAs(uid, colleague);
		}
	}

	async #lookAs(uid: string, colleague: string): Promise<void> {
		const opened = await this.#open();
		const asker = await this.#principal(opened, uid);
		const byUid = (each: string) => Promise.resolve(this.#account(each));
		const { facts, principals } = opened;
		await checkViewing({
			parts: { storage: this.#storage, accounts: { users: { byUid } }, principals, facts },
			asker,
			colleague,
			held: { asker: await this.#idsOf(uid), colleague: await this.#idsOf(colleague) },
			mayAsk: maySayWhoSees(this.#table, uid),
			maySee: (id) => maySee(this.#table, colleague, id),
			cids: CIDS
		});
	}

	async #idsOf(uid: string): Promise<ReadonlySet<string>> {
		return new Set((await this.#visibleTo(uid)).keys());
	}

	async #read({ meanwhile, ...reading }: Reading): Promise<void> {
		const before = this.#reading.get(reading.uid);
		const done = (async () => {
			await before;
			await this.#follow(meanwhile ? { ...reading, pages: 2, unchecked: true } : reading);
		})();
		this.#reading.set(reading.uid, done);
		if (!meanwhile) await done;
	}

	async #follow(
		how: Pick<Reading, 'uid' | 'pages' | 'limit'> & { readonly unchecked?: true }
	): Promise<void> {
		const { uid, pages } = how;
		const opened = await this.#open();
		const { ledger } = opened;
		const principal = await this.#principal(opened, uid);
		const device = this.#devices.get(uid);
		if (device === undefined) throw new TypeError(`${uid} has no device`);
		await device.follow(ledger, principal, how);
		if (how.unchecked || pages !== Infinity) return;
		const expected = await this.#visibleTo(uid);
		expect(device.held).toEqual(expected);
		expect((await ledger.info(principal)).docCount).toBe(expected.size);
		for (const id of ALL_IDS) {
			const isThere = this.#tips.has(id);
			expect(await ledger.mayRead(principal, id)).toBe(isThere && maySee(this.#table, uid, id));
		}
	}

	#open(): Promise<Opened> {
		this.#ledger ??= (async () => {
			const facts = await CustomerFactsIndex.build(this.#storage, this.#log);
			const ledger = new UserLedger({
				storage: this.#storage,
				store: this.#store,
				visibility: documentVisibility(facts),
				log: this.#log,
				rules: 'test',
				rowsPerStep: this.#rowsPerStep
			});
			const lendings = { campaigns: () => facts.campaigns(), now: () => this.#table.now };
			return { facts, ledger, principals: new Principals(this.#storage, lendings) };
		})();
		return this.#ledger;
	}

	async #principal({ facts, principals }: Opened, uid: string): Promise<Principal> {
		await facts.catchUp();
		return principals.of({ user: this.#account(uid), deviceId: `d${uid}`, wipe: false });
	}

	#account(uid: string): UserRecord {
		const known = this.#table.colleagues.get(uid) ?? { roles: [], teams: [], territories: [] };
		const named = { ...known, uid, login: uid, name: uid };
		return { ...named, passwordHash: '', disabled: false, createdAt: 0 };
	}

	async #visibleTo(uid: string): Promise<Map<string, readonly string[]>> {
		const heads = await this.#storage.heads(ALL_IDS);
		const visible = [...heads.values()].filter(
			({ id, deleted }) => !deleted && maySee(this.#table, uid, id)
		);
		return new Map(visible.map(({ id, leaves }) => [id, leaves]));
	}

	/** What it says of itself it goes on to say, whoever edits it. */
	#bodyOf({ id, uid, belonging }: Extract<Change, { does: 'write' }>): JsonBody {
		const { cards, links, authors } = this.#table;
		const [kind, cid = '', section] = id.split(':');
		if (kind === 'customer' && section === undefined) {
			const assigned = cards.get(cid) ?? belonging;
			cards.set(cid, assigned);
			return { assigned };
		}
		if (kind === 'link') {
			links.set(id, otherEnd(id));
			return { to: otherEnd(id) };
		}
		if (kind === 'contest') return this.#withAudience(id);
		if (kind !== 'entry' && kind !== 'segment' && kind !== 'report') return {};
		const by = authors.get(id) ?? uid;
		authors.set(id, by);
		return this.#withAudience(id);
	}

	#withAudience(id: string): JsonBody {
		const by = this.#table.authors.get(id);
		const audience = this.#table.audiences.get(id);
		return { ...(by !== undefined && { by }), ...(audience !== undefined && { audience }) };
	}

	async #assign(cid: string, to: Extract<Change, { does: 'assign' }>['to']): Promise<void> {
		const id = `customer:${cid}:assignment`;
		if (to === null) return this.#bury(id);
		const { belonging, discreet } = to;
		this.#table.assignments.set(cid, { ...belonging, discreet });
		await this.#write(id, { schema: 1, ...belonging, discreet });
	}

	async #merge(cid: string, into: string | null): Promise<void> {
		const id = `customer:${cid}:merged`;
		if (into === null) return this.#bury(id);
		this.#table.merged.set(cid, into);
		await this.#write(id, { schema: 1, into });
	}

	/** Of what is not there nobody says whom it is for. */
	async #share(id: string, audience: readonly string[] | null): Promise<void> {
		if (!this.#tips.has(id)) return;
		if (audience === null) this.#table.audiences.delete(id);
		else this.#table.audiences.set(id, audience);
		await this.#write(id, this.#withAudience(id));
	}

	async #lend(change: Extract<Change, { does: 'lend' }>): Promise<void> {
		const { id, uid, audience, customers, ended } = change;
		const { authors, audiences, lent, now } = this.#table;
		const from = now + change.begins * HOUR;
		const until = from + change.lasts * HOUR;
		const by = authors.get(id) ?? uid;
		authors.set(id, by);
		audiences.set(id, audience);
		lent.set(id, { customers, from, until, ended });
		const [begins, ends] = [from, until].map((at) => new Date(at).toISOString());
		const told = { schema: 1, by, name: 'asked again', audience, customers };
		await this.#write(id, { ...told, from: begins, until: ends, ended });
	}

	async #grant(slug: string, rights: RoleRights | null): Promise<void> {
		const id = `role:${slug}`;
		if (rights === null) return this.#bury(id);
		this.#table.roles.set(slug, rights);
		await this.#write(id, { schema: 1, name: { en: slug }, ...rights });
	}

	async #write(id: string, body: JsonBody): Promise<void> {
		const path = this.#next(this.#tips.get(id) ?? []);
		this.#tips.set(id, path);
		await this.#storage.bulkDocs([{ id, path, deleted: false, body }]);
	}

	/** A second leaf beside the last revision, of the same content. */
	async #branch(id: string): Promise<void> {
		const [last, ...ancestors] = this.#tips.get(id) ?? [];
		if (last === undefined) return;
		const [row] = await this.#storage.bulkGet([{ id, rev: last }]);
		const revision = row?.found[0];
		if (revision === undefined || revision.deleted) return;
		await this.#storage.bulkDocs([{ ...revision, path: this.#next(ancestors) }]);
	}

	/** A card, a link, an author are known after; what an assignment, a merge or a role said is not. */
	async #bury(id: string): Promise<void> {
		const tip = this.#tips.get(id);
		if (tip === undefined) return;
		const [kind, name = '', section] = id.split(':');
		if (section === 'assignment') this.#table.assignments.delete(name);
		if (section === 'merged') this.#table.merged.delete(name);
		if (kind === 'role') this.#table.roles.delete(name);
		if (kind === 'campaign') this.#table.lent.delete(id);
		const path = this.#next(tip);
		this.#tips.set(id, path);
		await this.#storage.bulkDocs([{ id, path, deleted: true, body: {} }]);
	}

	async #erase(id: string): Promise<void> {
		await this.#bury(id);
		const { cards, links, authors, audiences } = this.#table;
		const [kind, cid = '', section] = id.split(':');
		if (kind === 'customer' && section === undefined) cards.delete(cid);
		links.delete(id);
		authors.delete(id);
		audiences.delete(id);
		this.#tips.delete(id);
		await this.#storage.erase([id]);
	}

	#next(path: readonly string[]): readonly string[] {
		return [`${path.length + 1}-${String(++this.#revisions).padStart(6, '0')}`, ...path];
	}
}
