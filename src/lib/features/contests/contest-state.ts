import type { Contest } from '#domain/documents/contest.ts';
import type { ContestRow } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

export interface StateWords {
	readonly words: string;
	readonly tone: 'good' | 'neutral' | 'wait' | 'accent';
}

/** How far a contest has come. */
export function contestState(
	{ t }: Locale,
	{ contest, draw }: { readonly contest: Contest; readonly draw: ContestRow['draw'] }
): StateWords {
	if (draw === 'drawn') return { words: t('contests.drawn'), tone: 'accent' };
	switch (contest.state) {
		case 'draft':
			return { words: t('contests.draft'), tone: 'wait' };
		case 'running':
			return { words: t('contests.running'), tone: 'good' };
		case 'closed':
			return { words: t('contests.closed'), tone: 'neutral' };
	}
}

/** A change of these documents may be seen on a contest's page. */
export function isOfContest(id: string): boolean {
	return /^(contest|entry|ruling|draw):/.test(id);
}
