import * as z from 'zod/mini';
import { localised } from './localised.ts';
import { merging } from './merging.ts';

const base = {
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	m: z.optional(merging)
};

/** `person:<uid>`: a colleague, as all colleagues may see them. */
export const person = z.looseObject({
	...base,
	name: z.string(),
	/** devices that ever signed in, so that a stamp tells who wrote it */
	devices: z.optional(z.array(z.string()))
});

export const levels = ['none', 'read', 'write'] as const;
const level = z.enum(levels);
export type Level = z.infer<typeof level>;

export const verbs = [
	'assign',
	'export',
	'print',
	'publish',
	'merge',
	'erase',
	'history',
	'administer'
] as const;
export type Verb = (typeof verbs)[number];

export const rowScopes = ['own', 'team', 'territory', 'all'] as const;
export type RowScope = (typeof rowScopes)[number];

/** What may be done with a field, besides seeing it with its section. */
export const fieldUses = ['edit', 'search', 'sort', 'report', 'export'] as const;
export type FieldUse = (typeof fieldUses)[number];

/** `role:<slug>`: what a role may do. Roles are documents, not code. */
export const role = z.looseObject({
	...base,
	name: localised,
	/** which customers */
	rows: z.enum(rowScopes),
	/** what of a customer, by section; a section that is not named is `none` */
	sections: z.record(z.string(), level),
	/** by section and field, what may be done with it; with a field that is not named, all that the section allows */
	fields: z.optional(z.record(z.string(), z.record(z.string(), z.array(z.string())))),
	/** contest entries: none, only one's own device's (write), or all (read) */
	entries: level,
	verbs: z.array(z.string())
});
export type Role = z.infer<typeof role>;

/** `team:<slug>` and `territory:<slug>` */
export const place = z.looseObject({ ...base, name: z.string() });
