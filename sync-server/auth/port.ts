import type { DeviceReport } from '#domain/wire/devices.ts';

/**
 * Accounts, sessions, devices and application passwords. Kept apart from documents: nothing of it
 * replicates. The adapter is chosen in `server.ts`.
 */
export interface AccountStore {
	readonly users: {
		byLogin(login: string): Promise<UserRecord | null>;
		byUid(uid: string): Promise<UserRecord | null>;
		/** by login */
		list(): Promise<readonly UserRecord[]>;
		/** Creates or replaces, by uid. @throws AccountError `login-taken` */
		put(user: UserRecord): Promise<void>;
	};
	readonly sessions: {
		/** @throws AccountError `no-such-user` */
		put(session: SessionRecord): Promise<void>;
		byTokenHash(hash: string): Promise<SessionRecord | null>;
		ofUser(uid: string): Promise<readonly SessionRecord[]>;
		touch(hash: string, lastSeen: number): Promise<void>;
		delete(hash: string): Promise<void>;
		deleteOfUser(uid: string): Promise<void>;
		deleteOfDevice(deviceId: string): Promise<void>;
		/** Removes what can never be used again: begun before the one instant, or last seen before the other. */
		deleteStale(before: { readonly createdAt: number; readonly lastSeen: number }): Promise<void>;
	};
	readonly devices: {
		/** Creates or replaces, by id. @throws AccountError `no-such-user` */
		put(device: DeviceRecord): Promise<void>;
		byId(id: string): Promise<DeviceRecord | null>;
		/** oldest first */
		ofUser(uid: string): Promise<readonly DeviceRecord[]>;
		/** When each was last heard of, by its session or its sign-in; without revoked ones. By id. */
		contacts(): Promise<readonly DeviceContact[]>;
		/** Keeps what a device says of itself, in the place of what it said before. */
		tell(id: string, report: ToldReport): Promise<void>;
		/** null for one that has said nothing */
		report(id: string): Promise<ToldReport | null>;
	};
	readonly appPasswords: {
		/** @throws AccountError `no-such-user` */
		put(record: AppPasswordRecord): Promise<void>;
		byHash(hash: string): Promise<AppPasswordRecord | null>;
		/** oldest first */
		ofUser(uid: string): Promise<readonly AppPasswordRecord[]>;
		delete(hash: string): Promise<void>;
	};
}

export interface UserRecord {
	readonly uid: string;
	/** lower case, unique */
	readonly login: string;
	readonly name: string;
	/** argon2id, PHC string */
	readonly passwordHash: string;
	/** slugs of `role:` documents */
	readonly roles: readonly string[];
	readonly teams: readonly string[];
	readonly territories: readonly string[];
	readonly disabled: boolean;
	readonly createdAt: number;
}

export interface SessionRecord {
	/** SHA-256 of the token, hex: a copy of the store opens no session */
	readonly tokenHash: string;
	readonly uid: string;
	readonly deviceId: string;
	readonly createdAt: number;
	readonly lastSeen: number;
}

export interface DeviceRecord {
	readonly id: string;
	readonly uid: string;
	readonly name: string;
	readonly createdAt: number;
	readonly lastSeen: number;
	/** told at its next contact to destroy what it holds */
	readonly wipe: boolean;
	readonly revoked: boolean;
}

export interface ToldReport extends DeviceReport {
	/** when it was told, in milliseconds since the epoch */
	readonly at: number;
}

interface DeviceContact {
	readonly id: string;
	readonly uid: string;
	readonly lastContact: number;
}

export interface AppPasswordRecord {
	/** SHA-256, hex, of 256 random bits: no slow hash is needed, so none runs per request */
	readonly hash: string;
	readonly uid: string;
	readonly deviceId: string;
	readonly label: string;
	readonly createdAt: number;
}

export type AccountErrorCode = 'login-taken' | 'no-such-user';

export class AccountError extends Error {
	override readonly name = 'AccountError';
	constructor(
		readonly code: AccountErrorCode,
		message: string
	) {
		super(message);
	}
}
