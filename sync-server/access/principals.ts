import { lentNow, type Lending } from '#domain/access/lent-now.ts';
import type { Principal } from '#domain/access/principal.ts';
import { role, type Role } from '#domain/documents/directory.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Caller } from '../auth/service.ts';
import type { ChangeRow, Storage } from '../storage/port.ts';

interface ReadRole {
	readonly rev: string;
	readonly role: Role | null;
}

/** What is lent to colleagues, and the time, by which it ends. */
export interface Lendings {
	campaigns(): Iterable<Lending>;
	/** milliseconds since the epoch */
	now(): number;
}

const NONE: Lendings = { campaigns: () => [], now: () => 0 };

/**
 * Who a caller is when it comes to rights: their account says which roles, the role documents say
 * what those may do. A role is parsed once per revision; which revision counts is asked every time,
 * because the command line may have written another one.
 */
export class Principals {
	readonly #storage: Pick<Storage, 'heads' | 'bulkGet'>;
	readonly #parsed = new Map<string, ReadRole>();

	readonly #lending: Lendings;

	constructor(storage: Pick<Storage, 'heads' | 'bulkGet'>, lending: Lendings = NONE) {
		this.#storage = storage;
		this.#lending = lending;
	}

	/** A role that is gone, or whose document can't be read, gives nothing. */
	async of({ user, deviceId }: Caller): Promise<Principal> {
		const ids = user.roles.map((slug) => formatDocId({ kind: 'role', slug }));
		const heads = await this.#storage.heads(ids);
		const roles = await Promise.all(ids.map((id) => this.#role(heads.get(id))));
		const principal = {
			uid: user.uid,
			device: deviceId,
			roles: roles.filter((one) => one !== null),
			teams: user.teams,
			territories: user.territories
		};
		const campaigns = lentNow(principal, this.#lending.campaigns(), this.#lending.now());
		return campaigns.length === 0 ? principal : { ...principal, campaigns };
	}

	async #role(head: ChangeRow | undefined): Promise<Role | null> {
		if (head === undefined || head.deleted) return null;
		const known = this.#parsed.get(head.id);
		if (known?.rev === head.rev) return known.role;
		const [row] = await this.#storage.bulkGet([{ id: head.id, rev: head.rev }]);
		const document = { ...row?.found[0]?.body, _id: head.id, _rev: head.rev };
		const read = { rev: head.rev, role: role.safeParse(document).data ?? null };
		this.#parsed.set(head.id, read);
		return read.role;
	}
}
