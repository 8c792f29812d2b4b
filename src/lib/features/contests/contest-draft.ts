import * as z from 'zod/mini';
import { contest } from '#domain/documents/contest.ts';
import type { Json } from '#domain/kernel/json.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { DraftStore } from '$lib/app/context.ts';

/** A contest as far as it is written, on this device. */
const contestDraft = z.object({
	/** version of the publication that it goes on from; 0 for none */
	after: z.number(),
	contest
});
export type ContestDraft = z.infer<typeof contestDraft>;

/** @returns null when there is none, or none that this app understands */
export async function readContestDraft(
	drafts: DraftStore,
	kid: string
): Promise<ContestDraft | null> {
	const parsed = contestDraft.safeParse(await drafts.get(keyOf(kid)));
	return parsed.success ? parsed.data : null;
}

export function keepContestDraft(drafts: DraftStore, kid: string, draft: ContestDraft): void {
	// What the contest's schema lets through is JSON: it came as such, or from a form.
	drafts.put(keyOf(kid), JSON.parse(JSON.stringify(draft)) as Json);
}

export function forgetContestDraft(drafts: DraftStore, kid: string): Promise<void> {
	return drafts.delete(keyOf(kid));
}

/** All that are on this device, by kid. */
export async function readContestDrafts(
	drafts: DraftStore
): Promise<ReadonlyMap<string, ContestDraft>> {
	const kids = (await drafts.keys()).flatMap((key) => {
		const [kind, kid = ''] = key.split('/');
		return kind === KIND && isUlid(kid) ? [kid] : [];
	});
	const read = await Promise.all(
		kids.map(async (kid) => [kid, await readContestDraft(drafts, kid)] as const)
	);
	return new Map(read.flatMap(([kid, draft]) => (draft === null ? [] : [[kid, draft] as const])));
}

const KIND = 'contest';

function keyOf(kid: string): string {
	return `${KIND}/${kid}`;
}
