import { fieldUses, levels, rowScopes, verbs } from '#domain/documents/directory.ts';
import { isSection } from '#domain/documents/ids.ts';
import { merging } from '#domain/documents/merging.ts';
import { z } from 'zod';

const section = z.string().refine(isSection, 'is no section');
const named = z.string().trim().min(1, 'is empty').max(200, 'is too long');

/**
 * A role as an administrator may write it. Stricter than what is read: a right with a slip of the pen
 * in it gives nothing, and nobody would know why.
 */
export const writtenRole = z.looseObject({
	schema: z.number(),
	name: z
		.record(z.string(), named)
		.refine((name) => Object.keys(name).length > 0, 'has no name in any language'),
	rows: z.enum(rowScopes),
	sections: z.record(section, z.enum(levels)),
	fields: z.record(section, z.record(z.string().max(100), z.array(z.enum(fieldUses)))).optional(),
	entries: z.enum(levels),
	verbs: z.array(z.enum(verbs)),
	m: z.optional(merging)
});

/** A team or a territory as an administrator may write it. */
export const writtenPlace = z.looseObject({
	schema: z.number(),
	name: named,
	m: z.optional(merging)
});
