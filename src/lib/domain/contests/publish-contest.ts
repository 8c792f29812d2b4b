import type { Contest, Publication } from '../documents/contest.ts';
import type { Localised } from '../documents/localised.ts';
import { canonicalJson } from '../merge/canonical-json.ts';
import { agreedTexts, type AgreedText } from './agreed-texts.ts';
import { hashText } from './hash-text.ts';

/** Who publishes, and when. */
export type Publisher = Pick<Publication, 'at' | 'by'>;

/**
 * A contest as it is published: each text that people agree to has a version of its own, a new one
 * where its wording has changed in any language, and every wording that was ever published is kept.
 * So what somebody agreed to can be shown however often it is changed afterwards.
 *
 * @param before as it was published last, or null
 */
export function publishContest(
	draft: Contest,
	before: Contest | null,
	publisher: Publisher
): Contest {
	const notice = {
		...draft.notice,
		version: versionOf(draft.notice.text, before?.notice)
	};
	const consents = draft.consents.map((consent) => {
		const former = before?.consents.find(
			({ purpose, channel }) => purpose === consent.purpose && channel === consent.channel
		);
		return { ...consent, version: versionOf(consent.text, former) };
	});
	const rules =
		draft.rules === undefined
			? {}
			: { rules: { ...draft.rules, version: versionOf(draft.rules.text, before?.rules) } };
	const published: Contest = { ...draft, state: 'running', notice, ...rules, consents };
	const former = before?.publications ?? [];
	const publication: Publication = {
		...publisher,
		version: (former.at(-1)?.version ?? 0) + 1,
		texts: digestsOf(published)
	};
	return {
		...published,
		wordings: { ...before?.wordings, ...wordingsOf(published) },
		publications: [...former, publication]
	};
}

/**
 * The text that an entry names by its digest.
 *
 * @returns null where the contest does not have it, or not as it was
 */
export function wordingOf({ wordings = {} }: Contest, digest: string): string | null {
	const text = Object.hasOwn(wordings, digest) ? wordings[digest] : undefined;
	return text !== undefined && hashText(text) === digest ? text : null;
}

function versionOf(text: Localised, before: AgreedText | undefined): string {
	if (before === undefined) return '1';
	if (canonicalJson(before.text) === canonicalJson(text)) return before.version;
	const last = Number.parseInt(before.version, 10);
	return String(Number.isNaN(last) ? 2 : last + 1);
}

function wordingsOf(published: Contest): Record<string, string> {
	const all = [...agreedTexts(published).values()].flatMap(({ text }) => Object.values(text));
	return Object.fromEntries(all.map((text) => [hashText(text), text]));
}

function digestsOf(published: Contest): Publication['texts'] {
	const texts = [...agreedTexts(published)].map(([at, { version, text }]) => {
		const digests = Object.entries(text).map(([language, words]) => [language, hashText(words)]);
		return [at, { version, digests: Object.fromEntries(digests) as Record<string, string> }];
	});
	return Object.fromEntries(texts) as Publication['texts'];
}
