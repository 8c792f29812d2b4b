import {
	sectionOfField,
	type ChoiceField,
	type DateField,
	type TextField
} from '../documents/segment.ts';
import { keptSections } from '../documents/sections.ts';
import type { SectionValues, SegmentRow } from './segment-row.ts';

type Field = TextField | ChoiceField | DateField;

/** All values that a customer has in a field, '' left out; of a list, of every item. */
export function valuesOf(row: SegmentRow, field: Field): string[] {
	return present(readerOf(field)(row));
}

/**
 * Whether one of a customer's values in a field is like that, '' left out. Tens of thousands are asked:
 * which field it is, is asked once, and nothing is made for a field that has one value.
 */
export function someValue(
	field: Field,
	holds: (value: string) => boolean
): (row: SegmentRow) => boolean {
	const only = onlyValueOf(field);
	if (only !== null) {
		return (row) => {
			const value = only(row);
			return value !== undefined && value !== '' && holds(value);
		};
	}
	const all = readerOf(field);
	return (row) => all(row).some((value) => value !== undefined && value !== '' && holds(value));
}

type Reader<T> = (row: SegmentRow) => T;

/** null for what stands in a list, or in a section, which those merged into somebody have too */
function onlyValueOf(field: Field): Reader<string | undefined> | null {
	switch (field) {
		case 'phone':
		case 'phoneKind':
		case 'email':
		case 'emailKind':
		case 'addressKind':
		case 'houseNumber':
		case 'street':
		case 'complement':
		case 'postalCode':
		case 'city':
		case 'region':
		case 'country':
		case 'tag':
			return null;
		case 'owner':
		case 'team':
		case 'territory':
			return (row) => row[field];
		case 'checkedOn':
			return (row) => row.checkedOn;
		default:
			if (sectionOfField(field) !== null || field.startsWith('x-')) return null;
			return ({ core }) => textOf(core[field]);
	}
}

function readerOf(field: Field): Reader<readonly (string | undefined)[]> {
	const only = onlyValueOf(field);
	if (only !== null) return (row) => [only(row)];
	switch (field) {
		case 'phone':
			return ({ core }) => (core.phones ?? []).flatMap(({ number, typed }) => [number, typed]);
		case 'phoneKind':
			return ({ core }) => (core.phones ?? []).map(({ kind }) => kind);
		case 'email':
			return ({ core }) => (core.emails ?? []).map(({ address }) => address);
		case 'emailKind':
			return ({ core }) => (core.emails ?? []).map(({ kind }) => kind);
		case 'addressKind':
			return ({ core }) => (core.addresses ?? []).map(({ kind }) => kind);
		case 'houseNumber':
			return ({ core }) => (core.addresses ?? []).map(({ number }) => number);
		case 'street':
		case 'complement':
		case 'postalCode':
		case 'city':
		case 'region':
		case 'country':
			return ({ core }) => (core.addresses ?? []).map((address) => address[field]);
		case 'tag':
			return ({ core }) => (core.tags ?? []).map(({ value }) => value);
		default:
			return ofSection(field);
	}
}

/** Of a field that stands beside the core card, or may. */
function ofSection(field: string): Reader<readonly (string | undefined)[]> {
	const section = sectionOfField(field);
	if (section !== null) {
		const read = field === 'billingAddress' ? billingAddress : (one: SectionValues) => one[field];
		return ({ sections = {} }) => (sections[section] ?? []).map((one) => textOf(read(one)));
	}
	// An added field stands in one section; which one, its own document says.
	return ({ core, sections = {} }) => {
		const added = keptSections.flatMap((each) => (sections[each] ?? []).map((one) => one[field]));
		return [core[field], ...added].map(textOf);
	};
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
