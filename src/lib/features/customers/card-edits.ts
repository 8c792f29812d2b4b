import type { Json } from '#domain/kernel/json.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import {
	cardLists,
	fieldValues,
	holderOf,
	pathOf,
	textOf,
	type CardField,
	type EditedRecord,
	type FieldValues
} from './card-fields.ts';

const itemLists = [...cardLists, 'tags', 'verified', 'stageLog'] as const;

/**
 * What has to be done so that the customer says `after`; nothing when it does already. An item that is
 * emptied is taken off its list.
 *
 * @param before what the editor began with: what a colleague changed meanwhile, and the person here did
 * not touch, stays as it has become
 */
export function editsBetween(
	core: EditedRecord,
	field: CardField,
	after: FieldValues,
	before: FieldValues = fieldValues(core, field)
): readonly FieldEdit[] {
	if ('list' in field && !field.known) return additions(field.list, field.item, after);
	if ('list' in field && says(before) && !says(after)) return removalOf(field);
	const holder = holderOf(core, field);
	const changed = field.names.filter((name) => {
		const wanted = (after[name] ?? '').trim();
		return wanted !== (before[name] ?? '') && wanted !== textOf(holder[name]);
	});
	const edits = changed.map((name) => set(pathOf(field, name), after[name] ?? ''));
	// What somebody typed before is no longer where this number comes from.
	const outdated = changed.includes('number') && typeof holder['typed'] === 'string';
	return outdated ? [...edits, set(pathOf(field, 'typed'), '')] : edits;
}

/** Takes an item off its list, or empties a field. */
export function removalOf(field: CardField): readonly FieldEdit[] {
	if (!('list' in field)) return field.names.map((name) => set(name, ''));
	return [{ op: 'remove', list: field.list, item: field.item }];
}

/** The edits that bring the customer back to `before`, after `edits`. */
export function inverseOf(before: EditedRecord, edits: readonly FieldEdit[]): readonly FieldEdit[] {
	return edits.map((edit) => {
		switch (edit.op) {
			case 'set':
				return { op: 'set', path: edit.path, value: valueAt(before, edit.path) };
			case 'add':
				return { op: 'remove', list: edit.list, item: edit.item };
			case 'remove':
				return { ...edit, op: 'add', values: itemValues(before, edit.list, edit.item) };
		}
	});
}

/** A new item that says nothing but its kind is nothing. */
function additions(list: string, item: string, after: FieldValues): readonly FieldEdit[] {
	const given = Object.entries(after).map(([name, text]) => [name, text.trim()] as const);
	const values = Object.fromEntries(given.filter(([, text]) => text !== ''));
	return says(values) ? [{ op: 'add', list, item, values }] : [];
}

/** Which kind it is, and of what country, says nothing by itself. */
function says(values: FieldValues): boolean {
	return Object.entries(values).some(([name, text]) => {
		return name !== 'kind' && name !== 'country' && text.trim() !== '';
	});
}

function set(path: string, text: string): FieldEdit {
	const value = text.trim();
	return { op: 'set', path, value: value === '' ? null : value };
}

function valueAt(core: EditedRecord, path: string): Json {
	const [first = '', item, name = ''] = path.split('/');
	if (item === undefined) return textOf(core[first]) || null;
	return itemValues(core, first, item)[name] ?? null;
}

function itemValues(core: EditedRecord, list: string, item: string): Record<string, Json> {
	const name = itemLists.find((each) => each === list);
	const found = name === undefined ? undefined : core[name]?.find((each) => each.id === item);
	const { id: _, ...values } = found ?? { id: item };
	return values as Record<string, Json>;
}
