import { conflictsOfSome } from '../conflict-inbox.ts';
import { customerOf } from '../customer-ids.ts';
import type { EngineApi } from '../engine-api.ts';
import type { EngineCore } from '../engine-core.ts';
import { inConflict } from '../own-conflicts.ts';
import { pendingDocs } from '../unsent-list.ts';

type ConflictCalls = Pick<
	EngineApi,
	'conflicts' | 'settledConflicts' | 'resolveConflict' | 'reopenConflict'
>;

/** What two people wrote differently, for a person to settle. */
export function conflictCalls(core: EngineCore): ConflictCalls {
	const { database } = core;
	return {
		conflicts: async () => {
			const found = await conflictsOfSome(core.reader(), inConflict(core.catalogue));
			const open = [...found.values()].flat();
			await core.remember(open);
			return open;
		},
		settledConflicts: async () => {
			const { readSettled } = await import('../settled-conflicts.ts');
			return readSettled(core.reader());
		},
		resolveConflict: (docId, path, value) => core.edit(docId, [{ op: 'set', path, value }]),
		reopenConflict: async ({ docId, path, values }, settledWith) => {
			const seen = values.map(({ value, stamp }) => ({ v: value, t: stamp }));
			const unit = customerOf(docId) ?? docId;
			const conflict = { path, settledWith, values: seen };
			core.found(docId, await database.reopen(docId, conflict, unit));
		}
	};
}

type SyncCalls = Pick<
	EngineApi,
	| 'status'
	| 'pending'
	| 'rejected'
	| 'discardRejected'
	| 'bringBackRejected'
	| 'retryRejected'
	| 'syncNow'
>;

/** What is only on this device, and its way to the server. */
export function syncCalls(core: EngineCore): SyncCalls {
	const { database, loop } = core;
	return {
		status: () => core.status(),
		pending: async () => {
			const owed = await database.state.owed();
			const state = loop.status().phase === 'sending' ? 'sending' : 'waiting';
			return pendingDocs(database, owed, core.titleOf, state);
		},
		rejected: async () => {
			const { rejectedDocs } = await import('../refused-list.ts');
			return rejectedDocs(database, await database.rejected.list(), core.titleOf);
		},
		discardRejected: async (id) => {
			await database.rejected.discard(id, database.clock.now());
			await core.tellStatus();
		},
		bringBackRejected: async (id) => {
			await database.rejected.bringBack(id);
			await core.tellStatus();
		},
		retryRejected: async (id) => {
			const edits = (await database.rejected.list()).filter(({ unit }) => unit === id);
			const { tryAgain } = await import('../refused-edits.ts');
			if (!(await tryAgain(database, edits, id))) return false;
			await database.rejected.remove(id);
			await core.tellStatus();
			core.saved();
			return true;
		},
		syncNow: async () => {
			await loop.syncNow();
			return core.status();
		}
	};
}
