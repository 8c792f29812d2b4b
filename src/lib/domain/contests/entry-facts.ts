import type { Entry } from '../documents/contest.ts';

/** What of an entry decides whether it counts and says whose it is: no texts, which are the most of it. */
export interface EntryFacts extends Pick<
	Entry,
	'at' | 'by' | 'device' | 'answers' | 'phoneNumber' | 'customer'
> {
	readonly consents: readonly Pick<Entry['consents'][number], 'purpose' | 'channel' | 'granted'>[];
}

export function entryFacts(entry: Entry): EntryFacts {
	const { at, by, device, answers, phoneNumber, customer, consents } = entry;
	return {
		at,
		by,
		device,
		answers,
		...(phoneNumber !== undefined && { phoneNumber }),
		...(customer !== undefined && { customer }),
		consents: consents.map(({ purpose, channel, granted }) => ({
			purpose,
			...(channel !== undefined && { channel }),
			granted
		}))
	};
}
