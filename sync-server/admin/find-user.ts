import { normaliseLogin } from '../auth/login.ts';
import type { AccountStore, UserRecord } from '../auth/port.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when there is none */
export async function findUser(accounts: AccountStore, typed: string): Promise<UserRecord> {
	const user = await accounts.users.byLogin(normaliseLogin(typed));
	if (user !== null) return user;
	throw new UsageError(
		`There is no user "${normaliseLogin(typed)}". "list-users" shows those there are.`
	);
}
