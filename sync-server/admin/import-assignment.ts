import type { Assigned } from '#domain/documents/customer.ts';
import type { UserRecord } from '../auth/port.ts';
import type { AdminContext } from './command.ts';
import { requireSlugs } from './directory-names.ts';
import { findUser } from './find-user.ts';
import { UsageError } from './usage-error.ts';

/** Whose the imported customers are: as asked, or an administrator's, who can hand them on. */
export async function importAssignment(
	{ accounts, storage }: AdminContext,
	asked: { readonly owner?: string | undefined; readonly territory?: string | undefined }
): Promise<Assigned> {
	const owner =
		asked.owner === undefined
			? firstAdministrator(await accounts.users.list())
			: await findUser(accounts, asked.owner);
	if (asked.territory !== undefined) await requireSlugs(storage, 'territory', [asked.territory]);
	const [team] = owner.teams;
	return {
		owner: owner.uid,
		...(team === undefined ? {} : { team }),
		// Without a territory they are seen by their owner and by those who see all.
		territory: asked.territory ?? owner.territories[0] ?? ''
	};
}

function firstAdministrator(users: readonly UserRecord[]): UserRecord {
	const active = users.filter((user) => !user.disabled);
	const first = active.find((user) => user.roles.includes('administrator')) ?? active[0];
	if (first !== undefined) return first;
	throw new UsageError('There is no user yet whose customers they could be: "create-user" first.');
}
