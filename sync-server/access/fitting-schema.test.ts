import { customerCore } from '#domain/documents/customer.ts';
import { drawStep } from '#domain/documents/draw.ts';
import { activity, purchase } from '#domain/documents/events.ts';
import { sectionSchemas } from '#domain/documents/sections.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { fitting, ofBodies } from './fitting-schema.ts';

const schemas: readonly z.core.$ZodType[] = [
	customerCore,
	activity,
	purchase,
	...Object.values(sectionSchemas),
	drawStep,
	z.strictObject({ a: z.string(), b: z.optional(z.number()) }),
	z.object({ a: z.string() }).refine(({ a }) => a !== 'no')
];
const names = [...new Set(schemas.flatMap((schema) => [...keysOf(schema), 'unknown', 'toString']))];
const stamp = '0197a1b2c3d40000-d1';
const value = fc.constantFrom<unknown>(
	...[
		'',
		'x',
		'no',
		'committed',
		'drawn',
		'2026-01-02',
		'person',
		1,
		-1,
		null,
		true,
		undefined,
		[],
		[{ id: '1' }],
		{}
	],
	{ vv: { d1: stamp }, f: {} },
	{ owner: '01JA000000000000000000000A', territory: 'norte' }
);

function keysOf(schema: z.core.$ZodType): readonly string[] {
	if (schema instanceof z.core.$ZodDiscriminatedUnion)
		return schema._zod.def.options.flatMap(keysOf);
	return schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
}

function faults(schema: z.core.$ZodType, document: unknown): readonly string[] {
	const issues = z.safeParse(schema, document).error?.issues ?? [];
	return issues.map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`).sort();
}

test.each(schemas.map((schema, index) => [index, schema] as const))(
	'schema %i finds the same faults where only what is named is looked for',
	(_, schema) => {
		fc.assert(
			fc.property(
				fc
					.subarray([...names])
					.chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, value])))),
				(document) => {
					const found = faults(schema, document);
					expect(faults(fitting(schema, document), document)).toEqual(found);
				}
			),
			{ numRuns: 400 }
		);
	}
);

const named = schemas.filter((schema) => keysOf(schema).includes('_id'));
test.each(named.map((schema, index) => [index, schema] as const))(
	'schema %i finds in a body what it finds in its document',
	(_, schema) => {
		fc.assert(
			fc.property(
				fc
					.subarray(names.filter((name) => name !== '_id'))
					.chain((keys) => fc.record(Object.fromEntries(keys.map((key) => [key, value])))),
				(body) => {
					const found = faults(schema, { ...body, _id: 'its own' });
					expect(faults(fitting(ofBodies(schema), body), body)).toEqual(found);
				}
			),
			{ numRuns: 400 }
		);
	}
);

test('whoever names ever other fields has no more kept than is good', () => {
	const shape = Object.fromEntries(
		Array.from({ length: 12 }, (_, index) => [`f${index}`, z.optional(z.string())])
	);
	const schema = z.object(shape);
	const documents = Array.from({ length: 1 << 12 }, (_, bits) =>
		Object.fromEntries(
			Object.keys(shape)
				.filter((_key, index) => bits & (1 << index))
				.map((key) => [key, 1])
		)
	);
	const made = new Set(documents.map((document) => fitting(schema, document)));
	expect(made.size).toBeLessThan(60);
	expect(faults(fitting(schema, { f0: 1, f11: 2 }), { f0: 1, f11: 2 })).toHaveLength(2);
});
