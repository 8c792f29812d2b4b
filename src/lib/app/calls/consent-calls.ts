import type { ConsentsApi } from '../consents-api.ts';
import { readCard } from '../customer-card.ts';
import type { EngineCore } from '../engine-core.ts';
import { EngineError } from '../engine-error.ts';

/** What customers say about being contacted. */
export function consentCalls(core: EngineCore): ConsentsApi {
	const { database } = core;
	return {
		noteConsent: async (order) => {
			const { noteConsent } = await import('../note-consent.ts');
			await core.seen();
			const card = await readCard(core.reader(), order.cid, core.marks());
			if (card === null) throw new EngineError('not-found', 'no such customer on the device');
			const desk = { database, by: core.known().uid, evidence: card.consents };
			await noteConsent(desk, { ...order, cid: card.cid });
			core.saved();
		},
		closedTo: async ({ phone, email, country }) => {
			const { listedChannels } = await import('../closed-channels.ts');
			const { normalisePhone } = await import('#domain/search/phone-number.ts');
			const phones = [{ id: '', number: normalisePhone(phone, country) ?? '' }];
			return listedChannels(database, { phones, emails: [{ id: '', address: email }] });
		}
	};
}
