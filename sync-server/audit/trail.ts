import type { Clock } from '#domain/kernel/clock.ts';
import type { AuditEntry, AuditLog } from './port.ts';

/** Puts on record what is no write: reads, sign-ins. Rows that come together go into one transaction. */
export class AuditTrail {
	readonly #log: AuditLog;
	readonly #clock: Clock;
	readonly #failed: (error: unknown) => void;
	#waiting: AuditEntry[] = [];
	#writing: Promise<void> | null = null;

	/** @param failed is told when rows could not be kept: whoever was answered can't be asked to wait */
	constructor(deps: {
		readonly log: AuditLog;
		readonly clock: Clock;
		readonly failed: (error: unknown) => void;
	}) {
		this.#log = deps.log;
		this.#clock = deps.clock;
		this.#failed = deps.failed;
	}

	/** Does not keep anybody waiting. */
	note(entry: Omit<AuditEntry, 'at'>): void {
		this.#waiting.push({ ...entry, at: this.#clock() });
		this.#writing ??= this.#write();
	}

	/** Resolves when all that was noted is on record. */
	async settled(): Promise<void> {
		await this.#writing;
	}

	async #write(): Promise<void> {
		// What is noted in the same turn comes along.
		await Promise.resolve();
		while (this.#waiting.length > 0) {
			const entries = this.#waiting;
			this.#waiting = [];
			await this.#log.append(entries).catch(this.#failed);
		}
		this.#writing = null;
	}
}
