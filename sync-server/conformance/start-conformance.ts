import { randomBytes } from 'node:crypto';
import type { Principal } from '#domain/access/principal.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import { issueAppPassword } from '../auth/app-passwords.ts';
import { createAuthService } from '../auth/create-auth.ts';
import type { AccountStore } from '../auth/port.ts';
import type { Caller } from '../auth/service.ts';
import { baseApp } from '../http/base-app.ts';
import { closeGracefully } from '../http/close-gracefully.ts';
import { couchRoutes } from '../http/couch-routes.ts';
import { couchSession } from '../http/couch-session.ts';
import { createMemoryAccountStore } from '../storage/memory/accounts.ts';
import { OpenDatabases } from './open-databases.ts';

export interface ConformanceServer {
	/** with the credentials of an administrator, such as `http://admin:…@127.0.0.1:5984/couch` */
	readonly administrator: string;
	/** the same for somebody without a role */
	readonly user: string;
	close(): Promise<void>;
}

/** A suite asks as fast as it can, over many connections, and in the name of one. */
const UNLIMITED = { burst: 1e9, perSecond: 1e9, buckets: 10 };

/**
 * Throw-away databases behind the same routes, ledger and storage as a company's, so that suites which
 * we did not write can be run against them. It opens no data directory and keeps nothing.
 *
 * @param port 0 lets the system choose
 */
export async function startConformance(port: number): Promise<ConformanceServer> {
	const accounts = createMemoryAccountStore();
	const databases = new OpenDatabases();
	const auth = createAuthService({ accounts, clock: Date.now, randomBytes });
	const base = await baseApp({
		config: { trustProxy: false, publicOrigin: null, logLevel: 'error' },
		clock: Date.now,
		auth,
		principals: { of: (caller) => Promise.resolve(principalOf(caller)) },
		databases,
		openFeedsPerDevice: 1000,
		requests: UNLIMITED
	});
	couchSession(base.app, { ...base, auth });
	couchRoutes(base.app, { ...base, databases });
	const url = await base.app.listen({ host: '127.0.0.1', port });
	return {
		administrator: await urlFor(accounts, url, 'admin'),
		user: await urlFor(accounts, url, 'user'),
		close: async () => {
			await closeGracefully(base.app);
			await databases.close();
		}
	};
}

function principalOf({ user, deviceId }: Caller): Principal {
	return { uid: user.uid, device: deviceId, roles: [], teams: [], territories: [] };
}

async function urlFor(accounts: AccountStore, url: string, login: string): Promise<string> {
	const now = Date.now();
	const uid = newUlid(now, Math.random);
	await accounts.users.put({
		uid,
		login,
		name: login,
		// No password opens it: only the application password below.
		passwordHash: '',
		roles: [],
		teams: [],
		territories: [],
		disabled: false,
		createdAt: now
	});
	const { password } = await issueAppPassword(
		{ accounts, clock: Date.now, randomBytes },
		{ uid, label: 'conformance' }
	);
	const address = new URL(`${url}/couch`);
	address.username = login;
	address.password = password;
	return address.href;
}
