import {
	sectionOfField,
	type ChoiceField,
	type DateField,
	type TextField
} from '../documents/segment.ts';
import { keptSections } from '../documents/sections.ts';
import type { SectionValues, SegmentRow } from './segment-row.ts';

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
		case 'houseNumber':
			return (core.addresses ?? []).map(({ number }) => number);
		case 'street':
		case 'complement':
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
			return ofSection(row, field) ?? [textOf(core[field])];
	}
}

/** null for a field of the core card */
function ofSection(row: SegmentRow, field: string): readonly (string | undefined)[] | null {
	const section = sectionOfField(field);
	const { core, sections = {} } = row;
	if (section !== null) {
		const read = field === 'billingAddress' ? billingAddress : (one: SectionValues) => one[field];
		return (sections[section] ?? []).map((one) => textOf(read(one)));
	}
	if (!field.startsWith('x-')) return null;
	// An added field stands in one section; which one, its own document says.
	const added = keptSections.flatMap((each) => (sections[each] ?? []).map((one) => one[field]));
	return [core[field], ...added].map(textOf);
}

function billingAddress(billing: SectionValues): string {
	return BILLING_PARTS.flatMap((part) => textOf(billing[part]) ?? []).join(' ');
}

const BILLING_PARTS = ['street', 'number', 'complement', 'postalCode', 'city', 'region', 'country'];

/** What a foreign client wrote into a field that an administrator added may be anything. */
function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

function present(values: readonly (string | undefined)[]): string[] {
	return values.filter((value): value is string => value !== undefined && value !== '');
}
