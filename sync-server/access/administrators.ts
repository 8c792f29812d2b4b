import { role } from '#domain/documents/directory.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { AccountStore } from '../auth/port.ts';
import type { Storage } from '../storage/port.ts';

/** Who could still administer if some roles did not let them any more. */
export interface Administrators {
	/** @param without slugs of those roles */
	remain(without: ReadonlySet<string>): Promise<boolean>;
}

export function administratorsOf(
	accounts: Pick<AccountStore, 'users'>,
	storage: Pick<Storage, 'bulkGet'>
): Administrators {
	return {
		remain: async (without) => {
			const users = await accounts.users.list();
			const held = users.filter(({ disabled }) => !disabled).flatMap(({ roles }) => roles);
			const slugs = [...new Set(held)].filter((slug) => !without.has(slug));
			const rows = await storage.bulkGet(
				slugs.map((slug) => ({ id: formatDocId({ kind: 'role', slug }) }))
			);
			return rows.some(({ found: [winner] }) => winner !== undefined && administers(winner));
		}
	};
}

/** Whether a role that reads so lets who has it administer. */
export function administers({
	deleted,
	body
}: {
	readonly deleted: boolean;
	readonly body: Readonly<Record<string, unknown>>;
}): boolean {
	if (deleted) return false;
	return role.safeParse({ ...body, _id: '' }).data?.verbs.includes('administer') === true;
}
