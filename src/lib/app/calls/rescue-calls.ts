import type { EngineCore } from '../engine-core.ts';
import type { RescueApi } from '../rescue-api.ts';

/** What one device can't send any more, on its way to another. */
export function rescueCalls(core: EngineCore): RescueApi {
	const { database, colleagues } = core;
	async function desk(): Promise<RescueApi> {
		const { RescueDesk } = await import('../rescue-desk.ts');
		const { createRescueSeal } = await import('../seal-rescue.ts');
		const seal = createRescueSeal(crypto);
		return new RescueDesk({ database, colleagues, seal, self: core.known().uid });
	}
	return {
		rescue: async (order) => (await desk()).rescue(order),
		takeRescue: async (file) => {
			const outcome = await (await desk()).takeRescue(file);
			if (outcome.kind === 'taken') core.saved();
			return outcome;
		}
	};
}
