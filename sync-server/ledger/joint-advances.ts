import type { LedgerStep, LedgerStore, LedgerUser } from './store-port.ts';

interface Waiting {
	readonly uid: string;
	readonly step: LedgerStep;
	readonly resolve: (user: LedgerUser | null) => void;
	readonly reject: (cause: unknown) => void;
}

/**
 * Steps of many users in one transaction: when something is written that all of them wait for, each
 * takes one, and what makes a transaction durable costs more than all of them.
 */
export class JointAdvances {
	readonly #store: Pick<LedgerStore, 'advance'>;
	#waiting: Waiting[] = [];

	constructor(store: Pick<LedgerStore, 'advance'>) {
		this.#store = store;
	}

	/** One step of a user after the other. @returns null when the epoch is not the step's any more */
	advance(uid: string, step: LedgerStep): Promise<LedgerUser | null> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ uid, step, resolve, reject });
			if (this.#waiting.length === 1) setImmediate(() => this.#write());
		});
	}

	#write(): void {
		const steps = this.#waiting;
		this.#waiting = [];
		try {
			const users = this.#store.advance(steps);
			for (const [index, { resolve }] of steps.entries()) resolve(users[index] ?? null);
		} catch (cause) {
			for (const { reject } of steps) reject(cause);
		}
	}
}
