import type { CustomerCard } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** A task or a complaint: something that somebody is to see to. */
export interface Duty {
	/** of its document */
	readonly id: string;
	readonly title: string;
	readonly owner: string;
	readonly ownerName: string;
	/** `yyyy-mm-dd`, or '' */
	readonly due: string;
	/** ISO instant, or null while it is open */
	readonly finished: string | null;
	/** one of `OUTCOMES`, or in somebody's words */
	readonly outcome: string;
}

/** What mostly comes of it: one tap each. */
export const OUTCOMES = ['done', 'no-answer', 'later', 'not-interested'] as const;

const OUTCOME_WORDS = {
	done: 'outcome.done',
	'no-answer': 'outcome.noAnswer',
	later: 'outcome.later',
	'not-interested': 'outcome.notInterested'
} as const satisfies Readonly<Record<(typeof OUTCOMES)[number], string>>;

export function tasksOf({ tasks = [] }: CustomerCard): readonly Duty[] {
	return tasks.map(({ _id, title, owner, ownerName, due = '', done = null, outcome = '' }) => ({
		id: _id,
		title,
		owner,
		ownerName,
		due,
		finished: done,
		outcome
	}));
}

export function complaintsOf({ complaints = [] }: CustomerCard): readonly Duty[] {
	return complaints.map(
		({ _id, summary, owner, ownerName, due = '', resolved = null, resolution = '' }) => ({
			id: _id,
			title: summary,
			owner,
			ownerName,
			due,
			finished: resolved,
			outcome: resolution
		})
	);
}

/** @param today `yyyy-mm-dd` */
export function stateOf({ finished, due }: Duty, today: string): 'open' | 'overdue' | 'done' {
	if (finished !== null) return 'done';
	return due !== '' && due < today ? 'overdue' : 'open';
}

/** What is due first at the top, then what has no day, then what was finished, the latest first. */
export function openFirst(duties: readonly Duty[]): readonly Duty[] {
	const rank = ({ finished, due }: Duty): string => (finished === null ? `0${due || '9999'}` : '1');
	const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
	return [...duties].sort(
		(a, b) => byText(rank(a), rank(b)) || byText(b.finished ?? '', a.finished ?? '')
	);
}

/** '' for nothing worth a word. */
export function outcomeWords({ t }: Locale, outcome: string): string {
	if (outcome === '' || outcome === 'done') return '';
	const known = OUTCOMES.find((each) => each === outcome);
	return known === undefined ? outcome : t(OUTCOME_WORDS[known]);
}

export function outcomeLabel({ t }: Locale, outcome: (typeof OUTCOMES)[number]): string {
	return t(OUTCOME_WORDS[outcome]);
}
