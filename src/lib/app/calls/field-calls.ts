import type { EngineCore } from '../engine-core.ts';
import type { FieldsApi } from '../fields-api.ts';

/** What a card is made of, which administrators decide. */
export function fieldCalls(core: EngineCore): FieldsApi {
	const load = () => import('../card-fields.ts');
	return {
		cardFields: async () => {
			await core.seen();
			return (await load()).readCardFields(core.reader());
		},
		fieldCounts: async () => {
			await core.seen();
			const { database, principal } = core.reader();
			const { countFields } = await import('../field-counts.ts');
			return countFields({ database, principal, catalogue: core.catalogue });
		},
		saveField: async (order) => {
			await (await load()).saveField(core.database, order);
			core.saved();
		},
		hideField: async (field, hidden) => {
			await (await load()).hideField(core.database, field, hidden);
			core.saved();
		}
	};
}
