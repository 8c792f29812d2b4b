import type { CustomerSummary } from '../../src/lib/app/customer-summary.ts';

/** A customer as the list knows them: nobody in particular, but for what is given. */
export function aSummary(known: Partial<CustomerSummary>): CustomerSummary {
	const { lastContact = '' } = known;
	return {
		cid: 'nobody',
		named: { type: 'person' },
		name: '',
		companyName: '',
		place: '',
		stage: '',
		territory: '',
		tags: [],
		lastContact,
		recency: lastContact === '' ? 0 : Date.parse(lastContact),
		conflicts: 0,
		...known
	};
}
