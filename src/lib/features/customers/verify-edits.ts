import type { CustomerCore } from '#domain/documents/customer.ts';
import { writtenBy, type CheckedDatum } from '#domain/merge/checked-at.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { pathOf, type CardField } from './card-fields.ts';

/** What of the card a row shows. */
export function datumOf(field: CardField): CheckedDatum {
	return { field: field.id, paths: field.names.map((name) => pathOf(field, name)) };
}

/**
 * Somebody asked, and what stands there is right. Verifications are items, each with an id of its own:
 * two people who verify apart must not stand in conflict.
 *
 * @param newItem mints the id of an item
 */
export function verifyEdits(
	core: CustomerCore,
	field: CardField,
	{ at, newItem }: { readonly at: number; readonly newItem: () => string }
): readonly FieldEdit[] {
	const datum = datumOf(field);
	const of = writtenBy(core, datum);
	if (of === null) return [];
	const values = { field: datum.field, at: new Date(at).toISOString(), of };
	const outdated = (core.verified ?? []).filter((each) => each.field === datum.field);
	return [
		...outdated.map(({ id }): FieldEdit => ({ op: 'remove', list: 'verified', item: id })),
		{ op: 'add', list: 'verified', item: newItem(), values }
	];
}
