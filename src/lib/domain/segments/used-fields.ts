import { isCustomFieldName, type CustomFieldName } from '../documents/custom-field.ts';
import type { Section } from '../documents/ids.ts';
import {
	sectionOfField,
	type Condition,
	type SegmentNode,
	type SortField,
	type SortStep
} from '../documents/segment.ts';

/** A datum that a segment rests on, and the section whose right it takes. */
export interface UsedField {
	readonly use: 'search' | 'sort';
	readonly section: Section;
	readonly field: string;
}

/** The section that an administrator has added a field to. */
type SectionOfAdded = (field: CustomFieldName) => Section;

/** Whether somebody may search or sort by a datum. */
export type MayUse = (used: UsedField) => boolean;

interface Asked {
	readonly where: SegmentNode;
	readonly sort?: readonly SortStep[];
}

/** All that a segment rests on, as often as it stands there. A field that was added counts as the core's. */
export function usedFields({ where, sort = [] }: Asked): readonly UsedField[] {
	return [
		...[...conditionsIn(where)].flatMap(fieldsOf),
		...sort.map(({ field }) => sortedBy(field))
	];
}

/**
 * What of a segment its asker has no right to, each once, in the order in which it stands there. Whoever
 * may not read a purchase learns from a count how many there are, so one such condition refuses the
 * whole segment: leaving it out would answer another question.
 */
export function refusedFields(
	asked: Asked,
	mayUse: MayUse,
	sectionOfAdded: SectionOfAdded = () => 'core'
): readonly UsedField[] {
	const placed = usedFields(asked).map((one) => {
		if (one.section !== 'core' || !isCustomFieldName(one.field)) return one;
		return { ...one, section: sectionOfAdded(one.field) };
	});
	const refused = placed.filter((one) => !mayUse(one));
	return refused.filter((one, i) => refused.findIndex((other) => isSame(one, other)) === i);
}

function* conditionsIn(node: SegmentNode): Iterable<Condition> {
	switch (node.kind) {
		case 'all':
		case 'any':
			for (const child of node.of) yield* conditionsIn(child);
			return;
		case 'not':
			yield* conditionsIn(node.of);
			return;
		default:
			yield node;
	}
}

function fieldsOf(condition: Condition): readonly UsedField[] {
	switch (condition.kind) {
		case 'text':
		case 'choice':
		case 'flag':
		case 'date':
		case 'number':
		case 'known':
			return [ofCore('search', condition.field)];
		case 'birthday':
			return [ofCore('search', 'birthDate')];
		case 'years':
			return [ofCore('search', condition.field === 'age' ? 'birthDate' : 'customerSince')];
		case 'consent':
			return [{ use: 'search', section: 'consent', field: 'granted' }];
		case 'count':
		case 'sum':
		case 'quantity':
		case 'last': {
			const { of: section, where = [], due } = condition.events;
			const fields = where.map(({ field }) => field);
			const dated = due === undefined ? [] : ['due'];
			return [MEASURED[condition.kind], ...dated, ...fields].map((field) => ({
				use: 'search',
				section,
				field
			}));
		}
	}
}

const MEASURED = { count: 'at', sum: 'amount', quantity: 'quantity', last: 'at' } as const;

function sortedBy(field: SortField): UsedField {
	if (field === 'lastActivity') return { use: 'sort', section: 'activity', field: 'at' };
	if (field === 'lastPurchase') return { use: 'sort', section: 'purchase', field: 'at' };
	return ofCore('sort', field);
}

/** Whose a customer is is read with the core. */
function ofCore(use: UsedField['use'], field: string): UsedField {
	return { use, section: sectionOfField(field) ?? 'core', field };
}

function isSame(a: UsedField, b: UsedField): boolean {
	return a.use === b.use && a.section === b.section && a.field === b.field;
}
