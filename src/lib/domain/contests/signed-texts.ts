import type { Contest, Entry } from '../documents/contest.ts';
import { wordingOf } from './publish-contest.ts';

/** What somebody was shown and agreed to, word by word, in the language that they read. */
export interface SignedTexts {
	/** BCP 47 */
	readonly language: string;
	/** ISO 8601 instant */
	readonly at: string;
	readonly notice: SignedText;
	/** null where the contest had none; its text null where nobody here has it any more */
	readonly rules: { readonly version: string; readonly text: string | null } | null;
	readonly consents: readonly (SignedText & {
		readonly purpose: string;
		readonly channel?: string | undefined;
		readonly granted: boolean;
	})[];
}

interface SignedText {
	readonly version: string;
	readonly text: string;
}

/**
 * However often the contest was changed since: an entry holds the texts themselves, and of the rules,
 * which are long, the digest under which the contest keeps them.
 *
 * @param contest as it stands now, or null where it is not known
 */
export function signedTexts(entry: Entry, contest: Contest | null): SignedTexts {
	const { language, at, notice, rules, consents } = entry;
	return {
		language,
		at,
		notice,
		rules:
			rules === undefined
				? null
				: {
						version: rules.version,
						text: contest === null ? null : wordingOf(contest, rules.digest)
					},
		consents
	};
}
