import type { CustomerCore } from '#domain/documents/customer.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { fold } from '#domain/search/fold.ts';

/** The tags of a customer, each once: two people who add the same one apart make two items of it. */
export function tagsOf({ tags = [] }: Pick<CustomerCore, 'tags'>): readonly string[] {
	const found = new Map<string, string>();
	for (const { value = '' } of tags) {
		if (value !== '' && !found.has(fold(value))) found.set(fold(value), value);
	}
	return [...found.values()];
}

/**
 * Takes off what was there when the editor opened and no longer is, and adds what is new. What somebody
 * else adds or takes off meanwhile is not touched.
 *
 * @param newItem mints the id of an item
 */
export function tagEdits(
	core: Pick<CustomerCore, 'tags'>,
	before: readonly string[],
	after: readonly string[],
	newItem: () => string
): readonly FieldEdit[] {
	const wanted = new Set(after.map(fold));
	const known = new Set(before.map(fold));
	const there = (core.tags ?? []).map(({ id, value = '' }) => ({ id, key: fold(value) }));
	const gone = there.filter(({ key }) => known.has(key) && !wanted.has(key));
	const added = after.filter((tag) => {
		const key = fold(tag);
		return !known.has(key) && !there.some((each) => each.key === key);
	});
	return [
		...gone.map(({ id }): FieldEdit => ({ op: 'remove', list: 'tags', item: id })),
		...added.map((value): FieldEdit => {
			return { op: 'add', list: 'tags', item: newItem(), values: { value } };
		})
	];
}
