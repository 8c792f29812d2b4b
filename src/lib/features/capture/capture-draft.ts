import * as z from 'zod/mini';
import { remarks } from '#domain/documents/contest.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import type { DraftStore } from '$lib/app/context.ts';

/** A sign-up as far as it has been typed. Its ulid is the entry's, so saving it twice is one document. */
const captureDraft = z.object({
	ulid: z.string().check(z.refine(isUlid)),
	answers: z.record(z.string(), z.string()),
	/** by `consentField` */
	granted: z.record(z.string(), z.boolean()),
	recognised: z.nullable(z.object({ cid: z.string(), name: z.string() })),
	/** absent in drafts of before there were any */
	remarks: z.exactOptional(remarks)
});
export type CaptureDraft = z.infer<typeof captureDraft>;

/** @returns null when there is none, or none that this app understands */
export async function readDraft(drafts: DraftStore, kid: string): Promise<CaptureDraft | null> {
	const parsed = captureDraft.safeParse(await drafts.get(draftKey(kid)));
	return parsed.success ? parsed.data : null;
}

export function keepDraft(drafts: DraftStore, kid: string, draft: CaptureDraft): void {
	drafts.put(draftKey(kid), draft);
}

export function forgetDraft(drafts: DraftStore, kid: string): Promise<void> {
	return drafts.delete(draftKey(kid));
}

function draftKey(kid: string): string {
	return `capture/${kid}`;
}
