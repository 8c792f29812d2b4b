import type { Contest, PersonKey } from '../documents/contest.ts';
import type { Sameness } from '../documents/ruling.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { fold } from '../search/fold.ts';
import type { EntryFacts } from './entry-facts.ts';

/** Something that tells who a person is: two entries that share one are of the same person. */
export interface Telling {
	readonly by: Sameness;
	readonly value: string;
}

/** What of an entry tells its person apart in this contest; nothing where one may take part often. */
export function personTellings(
	{ eligibility }: Pick<Contest, 'eligibility'>,
	entry: EntryFacts
): readonly Telling[] {
	const keys = eligibility?.onePerPerson ?? [];
	if (keys.length === 0) return [];
	const tellings: Telling[] = keys.map((by) => ({ by, value: valueOf(by, entry) }));
	if (entry.customer !== undefined) tellings.push({ by: 'customer', value: entry.customer });
	return tellings.filter(({ value }) => value !== '');
}

function valueOf(key: PersonKey, { answers, phoneNumber }: EntryFacts): string {
	switch (key) {
		case 'phone':
			return phoneNumber ?? (answers.phone ?? '').replace(/\D/g, '');
		case 'email':
			return normaliseEmail(answers.email ?? '') ?? '';
		case 'name-and-birth': {
			const { givenName = '', familyName = '', birthDate = '' } = answers;
			const name = fold(`${givenName} ${familyName}`).split(/\s+/).filter(Boolean).join(' ');
			return name === '' || birthDate === '' ? '' : `${name} ${birthDate}`;
		}
	}
}
