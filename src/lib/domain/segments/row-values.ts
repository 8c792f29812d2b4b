import type { ChoiceField, DateField, TextField } from '../documents/segment.ts';
import type { SegmentRow } from './segment-row.ts';

/** All values that a customer has in a field, '' left out; of a list, of every item. */
export function valuesOf(row: SegmentRow, field: TextField | ChoiceField | DateField): string[] {
	return present(rawValues(row, field));
}

function rawValues(
	row: SegmentRow,
	field: TextField | ChoiceField | DateField
): readonly (string | undefined)[] {
	const { core } = row;
	switch (field) {
		case 'phone':
			return (core.phones ?? []).flatMap(({ number, typed }) => [number, typed]);
		case 'phoneKind':
			return (core.phones ?? []).map(({ kind }) => kind);
		case 'email':
			return (core.emails ?? []).map(({ address }) => address);
		case 'emailKind':
			return (core.emails ?? []).map(({ kind }) => kind);
		case 'addressKind':
			return (core.addresses ?? []).map(({ kind }) => kind);
		case 'street':
		case 'postalCode':
		case 'city':
		case 'region':
		case 'country':
			return (core.addresses ?? []).map((address) => address[field]);
		case 'tag':
			return (core.tags ?? []).map(({ value }) => value);
		case 'owner':
		case 'team':
		case 'territory':
			return [row[field]];
		case 'checkedOn':
			return [row.checkedOn];
		default:
			return [textOf(core[field])];
	}
}

/** What a foreign client wrote into a field that an administrator added may be anything. */
function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function present(values: readonly (string | undefined)[]): string[] {
	return values.filter((value): value is string => value !== undefined && value !== '');
}
