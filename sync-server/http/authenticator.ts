import type { Principal } from '#domain/access/principal.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { FastifyRequest } from 'fastify';
import type { Principals } from '../access/principals.ts';
import type { AuthService, Caller } from '../auth/service.ts';
import type { Asker } from '../replication/reader.ts';
import { forbidden, overloaded, unauthorized, type Refusal } from '../replication/refusal.ts';
import { readCredentials, type Credentials } from './credentials.ts';
import { isDeliberate, isFromOtherSite, isOpenedInWindow } from './same-origin.ts';
import { TokenBuckets, type BucketSize } from './token-buckets.ts';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** a file that a link offers for download */
		readonly opensInWindow?: true;
	}
}

/** A caller whose right to ask has been looked at, with what they may do. */
export interface Authenticated extends Asker {
	readonly caller: Caller;
	readonly credentials: Credentials;
}

/** A body that takes no longer is as good as there when its sender is first looked at. */
const MOMENT_MS = 50;

/** Many offices are behind one address, and only its failures count. */
const FAILURES = { burst: 200, perSecond: 5, buckets: 20_000 };
/** Five times what a stock client with small batches asks on a fast line. */
export const MOST_REQUESTS = { burst: 1000, perSecond: 200, buckets: 20_000 };

export interface AuthenticatorParts {
	readonly auth: AuthService;
	readonly principals: Pick<Principals, 'of'>;
	readonly appCookieName: string;
	readonly publicOrigin: string | null;
	readonly clock: Clock;
	/** of one device */
	readonly requests: BucketSize;
}

/** Says who asks: the one gate before everything but the app's own files and signing in. */
export class Authenticator {
	readonly #parts: AuthenticatorParts;
	readonly #failures: TokenBuckets;
	readonly #requests: TokenBuckets;
	/** whom a request was found to come from before its body was read, and when */
	readonly #known = new WeakMap<FastifyRequest, { readonly caller: Caller; readonly at: number }>();

	constructor(parts: AuthenticatorParts) {
		this.#parts = parts;
		this.#failures = new TokenBuckets(FAILURES, parts.clock);
		this.#requests = new TokenBuckets(parts.requests, parts.clock);
	}

	/** @throws Refusal 401, 403 or 503 */
	async authenticate(request: FastifyRequest): Promise<Authenticated> {
		const found = await this.identify(request);
		if (found.caller.wipe) throw forbidden('this device is to be wiped');
		return found;
	}

	/** Also lets in a device that is to be wiped, so that it can be told. */
	async identify(request: FastifyRequest): Promise<Authenticated> {
		const credentials = this.credentials(request);
		const caller = this.#justKnown(request) ?? (await this.#callerOf(credentials, request.ip));
		if (credentials === null || caller === null) throw this.#unknown(request.ip);
		const wait = this.#requests.take(caller.deviceId);
		if (wait > 0) throw overloaded(wait);
		const principal = await this.#parts.principals.of(caller);
		return {
			caller,
			credentials,
			principal,
			again: () => this.#again(credentials, request.ip)
		};
	}

	/**
	 * Whether a request comes from someone with a session, before its body is read. Whoever is let in is
	 * asked again afterwards: a body may be minutes under way.
	 *
	 * @throws Refusal 401 or 503 for a wrong application password: so it counts once
	 */
	async knows(request: FastifyRequest): Promise<boolean> {
		const credentials = readCredentials(request, this.#parts.appCookieName);
		const caller = await this.#callerOf(credentials, request.ip);
		if (caller === null && credentials?.by === 'basic') throw this.#unknown(request.ip);
		if (caller !== null) this.#known.set(request, { caller, at: this.#parts.clock() });
		return caller !== null;
	}

	#justKnown(request: FastifyRequest): Caller | null {
		const known = this.#known.get(request);
		if (known === undefined) return null;
		return Math.abs(this.#parts.clock() - known.at) < MOMENT_MS ? known.caller : null;
	}

	/** @throws Refusal 403 for a cookie that another site may have caused to be sent, or an address bar */
	credentials(request: FastifyRequest): Credentials | null {
		const credentials = readCredentials(request, this.#parts.appCookieName);
		if (credentials?.by !== 'cookie') return credentials;
		this.refuseOtherSites(request);
		if (isOpenedInWindow(request) && !request.routeOptions.config.opensInWindow) {
			throw forbidden('this is not to be opened in a window');
		}
		if (!isDeliberate(credentials.cookie, this.#provenance(request))) {
			throw forbidden('a write needs the header x-ficha');
		}
		return credentials;
	}

	/** @throws Refusal 403 */
	refuseOtherSites(request: FastifyRequest): void {
		if (isFromOtherSite(this.#provenance(request))) {
			throw forbidden('requests from other sites are refused');
		}
	}

	#provenance({ method, headers, host }: FastifyRequest) {
		return { method, headers, host, publicOrigin: this.#parts.publicOrigin };
	}

	async #again(credentials: Credentials, address: string): Promise<Principal | null> {
		const caller = await this.#callerOf(credentials, address);
		return caller === null || caller.wipe ? null : await this.#parts.principals.of(caller);
	}

	async #callerOf(credentials: Credentials | null, address: string): Promise<Caller | null> {
		const { auth } = this.#parts;
		if (credentials === null) return null;
		return credentials.by === 'cookie'
			? await auth.bySessionToken(credentials.token)
			: await auth.byAppPassword(credentials.login, credentials.password, address);
	}

	#unknown(address: string): Refusal {
		const wait = this.#failures.take(address);
		return wait > 0 ? overloaded(wait) : unauthorized('you are not signed in');
	}
}
