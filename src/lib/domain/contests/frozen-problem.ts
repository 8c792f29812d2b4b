import type { Contest } from '../documents/contest.ts';
import { canonicalJson } from '../merge/canonical-json.ts';
import { agreedTexts } from './agreed-texts.ts';
import { hashText } from './hash-text.ts';

/**
 * What of a published contest would no longer be as people have signed it: a kept wording that is
 * gone or changed, a publication that is told otherwise, a text that changes under its version, or a
 * contest that is a draft again.
 *
 * @param before as it stands
 * @returns its place, or null where nothing of it is touched
 */
export function frozenProblem(before: Contest, after: Contest): string | null {
	if (before.state === 'draft') return null;
	if (after.state === 'draft') return 'state';
	return (
		alteredWording(before, after) ?? alteredPublication(before, after) ?? altered(before, after)
	);
}

function alteredWording(
	{ wordings: old = {} }: Contest,
	{ wordings = {} }: Contest
): string | null {
	const lost = Object.keys(old).find((digest) => wordings[digest] !== old[digest]);
	const forged = Object.entries(wordings).find(([digest, text]) => hashText(text) !== digest);
	const digest = lost ?? forged?.[0];
	return digest === undefined ? null : `wordings/${digest}`;
}

function alteredPublication(
	{ publications: old = [] }: Contest,
	{ publications = [] }: Contest
): string | null {
	const kept = publications.slice(0, old.length);
	return canonicalJson(kept) === canonicalJson(old) ? null : 'publications';
}

function altered(before: Contest, after: Contest): string | null {
	const now = agreedTexts(after);
	for (const [at, { version, text }] of agreedTexts(before)) {
		const then = now.get(at);
		const isSame = then === undefined || then.version !== version;
		if (!isSame && canonicalJson(then.text) !== canonicalJson(text)) return at;
	}
	return null;
}
