import type { PasswordHasher } from '../auth/password-hasher.ts';
import type { AccountStore } from '../auth/port.ts';
import type { RandomBytes } from '../auth/secret-token.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { MoveTarget } from '../storage/move-target.ts';
import type { Storage } from '../storage/port.ts';
import type { Store } from '../storage/store.ts';

/** All that a command may touch. */
export interface AdminContext {
	readonly accounts: AccountStore;
	readonly storage: Storage;
	readonly passwords: PasswordHasher;
	readonly clock: Clock;
	readonly randomBytes: RandomBytes;
	/** of the company that the configuration names, and of where it can be moved */
	readonly moves: Moves;
	/** one line for the person at the terminal */
	readonly print: (line: string) => void;
	/** all that is piped in */
	readonly readInput: () => Promise<string>;
	/** @param path as typed, relative to where the person stands */
	readonly readFile: (path: string) => Promise<Uint8Array>;
}

/** Both places that a company can be in; each may be asked for once. */
export interface Moves {
	/** @throws UsageError, StorageError when there is none, or a server works with it */
	from(place: MovePlace): Promise<Store>;
	/** @throws UsageError, StorageError when there is no such place, or a company in it */
	into(place: MovePlace): Promise<MoveTarget>;
}

export type MovePlace = 'file' | 'couchdb';

/** One row of the table of commands. */
export interface AdminCommand {
	readonly name: string;
	readonly summary: string;
	/** what must follow the name, such as `<login>` */
	readonly argument?: { readonly name: string; readonly description: string };
	readonly options: readonly { readonly flags: string; readonly description: string }[];
	/** what it does is put on record */
	readonly changes: boolean;
	/** @throws UsageError */
	run(context: AdminContext, input: CommandInput): Promise<void>;
}

export interface CommandInput {
	/** '' for a command without one */
	readonly argument: string;
	/** by their long names, as commander gives them: each command parses its own */
	readonly options: Readonly<Record<string, unknown>>;
}
