import { z } from 'zod';

/** Of one kind, by the fields that are there: far more than any app writes. */
const MOST_KEPT = 50;

const KEPT = new WeakMap<z.core.$ZodObject, Map<string, z.core.$ZodObject>>();
const BODIES = new WeakMap<z.core.$ZodType, z.core.$ZodType>();

/**
 * The schema of what a document names and of what it must name. A card has forty fields and names ten, and
 * a parser asks about each of the forty; and `zod/mini`, which the app has to be small, looks them up one
 * by one, where zod writes a function for those of a schema.
 *
 * @returns one that finds in this document what the whole schema finds in it
 */
export function fitting(
	schema: z.core.$ZodType,
	document: Readonly<Record<string, unknown>>
): z.core.$ZodType {
	if (!(schema instanceof z.core.$ZodObject)) return schema;
	const { shape } = schema._zod.def;
	const named = Object.keys(document).filter((key) => Object.hasOwn(shape, key));
	const name = named.join();
	const kept = keptOf(schema);
	const known = kept.get(name);
	if (known !== undefined) return known;
	if (kept.size >= MOST_KEPT) return schema;
	const fields = Object.entries(shape).filter(
		([key, field]) => named.includes(key) || field._zod.optin !== 'optional'
	);
	const made = new z.core.$ZodObjectJIT({
		...schema._zod.def,
		shape: Object.fromEntries(fields)
	});
	kept.set(name, made);
	return made;
}

function keptOf(schema: z.core.$ZodObject): Map<string, z.core.$ZodObject> {
	const kept = KEPT.get(schema) ?? new Map<string, z.core.$ZodObject>();
	KEPT.set(schema, kept);
	return kept;
}

/** The same schema for bodies, which are kept without the id of their document: nothing is copied to ask. */
export function ofBodies(schema: z.core.$ZodType): z.core.$ZodType {
	const made = BODIES.get(schema) ?? withoutId(schema);
	BODIES.set(schema, made);
	return made;
}

function withoutId(schema: z.core.$ZodType): z.core.$ZodType {
	if (schema instanceof z.core.$ZodDiscriminatedUnion) {
		const { def } = schema._zod;
		return new z.core.$ZodDiscriminatedUnion({ ...def, options: def.options.map(ofBodies) });
	}
	if (!(schema instanceof z.core.$ZodObject)) return schema;
	const { _id, ...shape } = schema._zod.def.shape;
	return _id === undefined ? schema : new z.core.$ZodObjectJIT({ ...schema._zod.def, shape });
}
