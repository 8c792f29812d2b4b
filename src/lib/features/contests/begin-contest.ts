import { contestLike, newContest } from '#domain/contests/new-contest.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import type { Random } from '#domain/kernel/random.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { DraftStore, EngineClient } from '$lib/app/context.ts';
import { localDay } from '$lib/i18n/local-day.ts';
import { keepContestDraft } from './contest-draft.ts';

export interface BeginningParts {
	readonly engine: Pick<EngineClient, 'contestPage' | 'contestList'>;
	readonly drafts: DraftStore;
	readonly now: Clock;
	readonly random: Random;
}

/**
 * A draft of a new contest, like another one where one is named. Its country is that of the last
 * contest, which is more often right than the device's.
 *
 * @returns its kid
 */
export async function beginContest(
	{ engine, drafts, now, random }: BeginningParts,
	{ language, model }: { readonly language: string; readonly model: string | null }
): Promise<string> {
	const kid = newUlid(now(), random);
	const today = localDay(now());
	const like = model === null ? null : await engine.contestPage(model);
	const [last] = await engine.contestList();
	const contest =
		like === null
			? newContest({
					kid,
					language,
					today,
					country: last?.contest.country ?? 'ES',
					timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone
				})
			: contestLike(like.contest, { kid, today });
	keepContestDraft(drafts, kid, { after: 0, contest });
	await drafts.flush();
	return kid;
}
