import type { AssignmentApi } from '../assignment-api.ts';
import type { EngineCore } from '../engine-core.ts';

/** Whose a customer is. */
export function assignmentCalls(core: EngineCore): AssignmentApi {
	const load = () => import('../customer-assignment.ts');
	return {
		belonging: async (cid) => {
			await core.seen();
			return (await load()).readBelonging(core.reader(), cid);
		},
		assignCustomer: async (cid, to) => {
			const outcome = await (await load()).assignCustomer(core.reader(), cid, to);
			if (outcome === 'kept') core.saved();
			return outcome;
		}
	};
}
