import { gunzipSync } from 'node:zlib';
import { err, ok, type Result } from '#domain/kernel/result.ts';
import { z } from 'zod';

/** An attachment as a document in a push brings it. */
export type PushedAttachment =
	| {
			readonly kind: 'data';
			readonly contentType: string;
			readonly data: Uint8Array;
			/**
			 * `data` as it came. CouchDB compresses texts, and names them by what it made of them: a stub
			 * that it sends later has that digest.
			 */
			readonly sent: Uint8Array;
			/** as the client says; null: it is new with this revision */
			readonly revpos: number | null;
	  }
	/** "you have it": by its digest, or by its name in the revision that was changed */
	| { readonly kind: 'stub'; readonly digest: string | null };

export type PushedAttachments = ReadonlyMap<string, PushedAttachment>;

/** Parts that follow a document in `multipart/related`, by name; taken in place of `follows: true`. */
export type FollowingParts = ReadonlyMap<string, Uint8Array>;

const NONE = ok<PushedAttachments>(new Map());

/** bytes: more than any document may carry */
const MOST_INFLATED = 8 * 1024 * 1024;

const revpos = z.number().int().positive().optional();
const contentType = z.string().min(1).max(255).default('application/octet-stream');
/** CouchDB's replicator sends what it holds compressed as it is. */
const encoding = z.literal('gzip').optional();
const attachment = z.union([
	z.object({ stub: z.literal(true), digest: z.string().optional() }),
	z.object({ follows: z.literal(true), content_type: contentType, revpos, encoding }),
	z.object({ data: z.base64(), content_type: contentType, revpos, encoding })
]);
const attachments = z.record(z.string().min(1).max(255), attachment);

/** @param input of `_attachments`; undefined where there is none */
export function parseAttachments(
	input: unknown,
	parts: FollowingParts
): Result<PushedAttachments, 'malformed'> {
	if (input === undefined) return NONE;
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
	const sent = 'data' in one ? Buffer.from(one.data, 'base64') : parts.get(name);
	const data = sent === undefined || one.encoding === undefined ? sent : inflated(sent);
	if (sent === undefined || data === undefined) return null;
	return { kind: 'data', contentType: one.content_type, data, sent, revpos: one.revpos ?? null };
}

/** zlib stops as soon as there is more than the most: a small bomb never becomes a large buffer. */
function inflated(sent: Uint8Array): Uint8Array | undefined {
	try {
		return gunzipSync(sent, { maxOutputLength: MOST_INFLATED });
	} catch {
		return undefined;
	}
}
