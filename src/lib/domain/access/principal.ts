import type { Role } from '../documents/directory.ts';

/** Someone who asks, with all that a decision needs. Built by the server from its own directory. */
export interface Principal {
	readonly uid: string;
	/** the device of the session; stamps of this device are this principal's */
	readonly device: string;
	readonly roles: readonly Role[];
	readonly teams: readonly string[];
	readonly territories: readonly string[];
	/** ids of the campaigns that lend this principal customers at this moment; absent for none */
	readonly campaigns?: readonly string[] | undefined;
}
