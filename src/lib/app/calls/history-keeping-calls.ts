import type { EngineCore } from '../engine-core.ts';
import type { HistoryKeepingApi } from '../history-keeping-api.ts';

/** How long who changed what is kept, which administrators decide. */
export function historyKeepingCalls(core: EngineCore): HistoryKeepingApi {
	const load = () => import('../history-keeping.ts');
	return {
		historyKeeping: async () => {
			await core.seen();
			return (await load()).readHistoryKeeping(core.reader());
		},
		setHistoryKeeping: async (keep) => {
			await (await load()).setHistoryKeeping(core.database, keep);
			core.saved();
		},
		previewHistoryKeeping: async (days) => (await load()).previewHistoryKeeping(core.client, days)
	};
}
