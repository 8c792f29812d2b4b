import { z } from 'zod';
import { badRequest } from './refusal.ts';

/** Query parameters as sent; of one that is there twice, the last. */
export type Query = Readonly<Record<string, string>>;

/** Documents or ids in one request. */
export const MOST_ITEMS = 1000;

/** @throws Refusal 400 that names what is wrong */
export function parseRequest<Schema extends z.core.$ZodType>(
	schema: Schema,
	input: unknown
): z.infer<Schema> {
	const parsed = z.safeParse(schema, input);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const path = issue?.path.join('.') ?? '';
	throw badRequest(`${path === '' ? 'the request' : path}: ${issue?.message ?? 'invalid'}`);
}

export const flag = z
	.enum(['true', 'false'], 'must be true or false')
	.transform((text) => text === 'true')
	.default(false);

export const count = z
	.string()
	.regex(/^\d{1,9}$/, 'must be a whole number')
	.transform(Number);

/** CouchDB takes keys and lists in a query as JSON. */
export function json<Schema extends z.ZodType>(schema: Schema) {
	return z
		.string()
		.transform((text, context): unknown => {
			try {
				return JSON.parse(text);
			} catch {
				context.addIssue('must be JSON');
				return z.NEVER;
			}
		})
		.pipe(schema);
}

export function atMostItems<Item extends z.ZodType>(item: Item) {
	return z.array(item).max(MOST_ITEMS, `must be ${MOST_ITEMS} at most`);
}
