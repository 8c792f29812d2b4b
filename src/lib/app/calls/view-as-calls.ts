import type { EngineCore } from '../engine-core.ts';
import type { ViewAsApi } from '../view-as-api.ts';
import type { ViewAsDesk } from '../view-as.ts';

/** How colleagues see the customers, for who says what they see. */
export function viewAsCalls(core: EngineCore): ViewAsApi {
	let desk: Promise<ViewAsDesk> | null = null;
	const opened = (): Promise<ViewAsDesk> =>
		(desk ??= import('../view-as.ts').then(({ ViewAsDesk }) => new ViewAsDesk(core)));
	return {
		viewablePeople: async () => (await opened()).people(),
		customersAs: async (question) => (await opened()).customers(question),
		cardAs: async (uid, cid) => (await opened()).card(uid, cid)
	};
}
