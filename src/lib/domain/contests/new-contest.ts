import type { Contest } from '../documents/contest.ts';
import { formatDocId } from '../documents/ids.ts';
import type { Ulid } from '../documents/ulid.ts';

export interface ContestBeginning {
	readonly kid: Ulid;
	/** what it is written in first */
	readonly language: string;
	/** ISO 3166-1 alpha-2 */
	readonly country: string;
	/** IANA name */
	readonly timeZone: string;
	/** `yyyy-mm-dd` */
	readonly today: string;
}

/**
 * A contest as one begins to write it: it asks for what a winner is told by, once per phone, and for
 * nothing but the rules to be accepted.
 */
export function newContest(beginning: ContestBeginning): Contest {
	const { kid, language, country, timeZone, today } = beginning;
	return {
		_id: formatDocId({ kind: 'contest', kid }),
		schema: 1,
		name: '',
		event: '',
		place: '',
		prize: {},
		rules: { version: '', text: {} },
		state: 'draft',
		from: today,
		to: today,
		country,
		timeZone,
		languages: [language],
		eligibility: { onePerPerson: ['phone'] },
		notice: { version: '', summary: {}, text: {} },
		questions: ['givenName', 'familyName', 'phone'].map((field) => {
			return { field, required: true, purpose: {}, why: {} };
		}),
		consents: [{ purpose: 'rules', required: true, label: {}, text: {}, version: '' }]
	};
}

/** What another contest says, to be held once more: its dates, versions and publications stay behind. */
export function contestLike(
	model: Contest,
	{ kid, today }: Pick<ContestBeginning, 'kid' | 'today'>
): Contest {
	const { _rev, m: _m, wordings: _wordings, publications: _past, ...kept } = model;
	return {
		...kept,
		_id: formatDocId({ kind: 'contest', kid }),
		state: 'draft',
		from: today,
		to: today
	};
}
