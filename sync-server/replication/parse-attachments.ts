import { err, ok, type Result } from '#domain/kernel/result.ts';
import { z } from 'zod';

/** An attachment as a document in a push brings it. */
export type PushedAttachment =
	| {
			readonly kind: 'data';
			readonly contentType: string;
			readonly data: Uint8Array;
			/** as the client says; null: it is new with this revision */
			readonly revpos: number | null;
	  }
	/** "you have it": by its digest, or by its name in the revision that was changed */
	| { readonly kind: 'stub'; readonly digest: string | null };

export type PushedAttachments = ReadonlyMap<string, PushedAttachment>;

/** Parts that follow a document in `multipart/related`, by name; taken in place of `follows: true`. */
export type FollowingParts = ReadonlyMap<string, Uint8Array>;

const revpos = z.number().int().positive().optional();
const contentType = z.string().min(1).max(255).default('application/octet-stream');
const attachment = z.union([
	z.object({ stub: z.literal(true), digest: z.string().optional() }),
	z.object({ follows: z.literal(true), content_type: contentType, revpos }),
	z.object({ data: z.base64(), content_type: contentType, revpos })
]);
const attachments = z.record(z.string().min(1).max(255), attachment);

/** @param input of `_attachments`; undefined where there is none */
export function parseAttachments(
	input: unknown,
	parts: FollowingParts
): Result<PushedAttachments, 'malformed'> {
	const parsed = attachments.safeParse(input ?? {});
	if (!parsed.success) return err('malformed');
	const named = new Map<string, PushedAttachment>();
	for (const [name, one] of Object.entries(parsed.data)) {
		const pushed = toPushed(name, one, parts);
		// A name with an underscore first is the database's own, as in CouchDB.
		if (pushed === null || name.startsWith('_')) return err('malformed');
		named.set(name, pushed);
	}
	return ok(named);
}

function toPushed(
	name: string,
	one: z.infer<typeof attachment>,
	parts: FollowingParts
): PushedAttachment | null {
	if ('stub' in one) return { kind: 'stub', digest: one.digest ?? null };
	const data = 'data' in one ? Buffer.from(one.data, 'base64') : parts.get(name);
	if (data === undefined) return null;
	return { kind: 'data', contentType: one.content_type, data, revpos: one.revpos ?? null };
}
