import type { Merging } from '../documents/merging.ts';
import type { JsonObject } from '../kernel/json.ts';

/** A document's content as it was parsed from JSON, by whoever wrote it. */
export type PlainBody = Readonly<Record<string, unknown>>;

/** A content that can be merged: values flat at the top, everything else under `m`. */
export type MergeBody = JsonObject & { readonly m: Merging };
