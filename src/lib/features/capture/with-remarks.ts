import type { Remarks } from '#domain/documents/contest.ts';

/** With other values of some; without those that are empty now. */
export function withRemarks(remarks: Remarks, part: Remarks): Remarks {
	const all = Object.entries({ ...remarks, ...part });
	return Object.fromEntries(all.filter(([, value]) => value.length > 0));
}
