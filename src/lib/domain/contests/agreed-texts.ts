import type { Contest } from '../documents/contest.ts';
import type { Localised } from '../documents/localised.ts';
import { consentField } from './consent-field.ts';

/** A text that people agree to, or are told before they do. */
export interface AgreedText {
	readonly version: string;
	readonly text: Localised;
}

/** By place: `notice/text`, `rules/text`, `consents/<purpose>/<channel>/text`. */
export function agreedTexts({
	notice,
	rules,
	consents
}: Pick<Contest, 'notice' | 'rules' | 'consents'>): ReadonlyMap<string, AgreedText> {
	return new Map<string, AgreedText>([
		['notice/text', notice],
		...(rules === undefined ? [] : [['rules/text', rules] as const]),
		...consents.map((consent) => [consentTextAt(consent), consent] as const)
	]);
}

/** Where the text of a consent stands. */
function consentTextAt(consent: Contest['consents'][number]): string {
	return `${consentField(consent).replace(/^consent/, 'consents')}/text`;
}
