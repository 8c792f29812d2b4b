import type { Principal } from '#domain/access/principal.ts';
import { expect } from 'vitest';
import type { Ledger } from '../../sync-server/ledger/port.ts';

/** What a device does with its feed, and nothing else: it notes what it is told of. */
export class FollowingDevice {
	/** by id: the leaves that it was told of */
	readonly held = new Map<string, readonly string[]>();
	#since = '0';
	#revoked = '0';
	#epoch = '';

	/** As one round of the loop: reconcile where the history is another, forget, bring in. */
	async follow(
		ledger: Ledger,
		principal: Principal,
		{ pages, limit, unchecked }: { pages: number; limit: number; unchecked?: true }
	): Promise<void> {
		if (this.#epoch !== ledger.epoch()) {
			this.#epoch = ledger.epoch();
			this.#forget(await ledger.reconcile(principal, [...this.held.keys()]));
		}
		const { gone, since } = await ledger.revocations(principal, this.#revoked);
		this.#forget(gone);
		this.#revoked = since;
		let promised: number | null = null;
		for (let page = 0; page < pages; page++) {
			const { rows, lastSince, pending } = await ledger.changes(principal, {
				since: this.#since,
				limit
			});
			expect(rows.length).toBeLessThanOrEqual(limit);
			if (promised !== null && !unchecked) expect(rows.length + pending).toBe(promised);
			if (pending > 0) expect(rows).not.toEqual([]);
			for (const { id, deleted, leaves } of rows) {
				if (deleted) this.held.delete(id);
				else this.held.set(id, leaves);
			}
			const order = rows.map((row) => Number.parseInt(row.since, 10));
			expect(order).toEqual([...new Set(order)].sort((a, b) => a - b));
			promised = pending;
			this.#since = lastSince;
			if (rows.length === 0) return;
		}
	}

	#forget(ids: readonly string[]): void {
		for (const id of ids) this.held.delete(id);
	}
}
