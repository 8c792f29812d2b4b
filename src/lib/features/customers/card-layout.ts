import type { CustomerCore } from '#domain/documents/customer.ts';
import type { CardFields, CustomFieldShown } from '$lib/app/fields-api.ts';

/** What administrators have made of a card, for one kind of customer. */
export interface CardLayout {
	/** @param id of a row, or of a list */
	hides(id: string): boolean;
	/** what they have added to a section, archived fields too */
	custom(section: CustomFieldShown['section']): readonly CustomFieldShown[];
	/** likewise, whatever kind of customer it is for */
	every(section: CustomFieldShown['section']): readonly CustomFieldShown[];
}

/** A card that nobody has changed. */
export const PLAIN_LAYOUT: CardLayout = { hides: () => false, custom: () => [], every: () => [] };

export function layoutOf({ custom, hidden }: CardFields, type: CustomerCore['type']): CardLayout {
	const every = (section: CustomFieldShown['section']): readonly CustomFieldShown[] =>
		custom.filter((field) => field.section === section);
	return {
		hides: (id) => hidden.includes(id),
		custom: (section) => every(section).filter(({ of }) => of.length === 0 || of.includes(type)),
		every
	};
}

/** The same card without the fields that have a right of their own and may not be read. */
export function withinRights(
	layout: CardLayout,
	rights: Readonly<Record<string, unknown>> | undefined
): CardLayout {
	if (rights === undefined) return layout;
	const readable = ({ name }: CustomFieldShown): boolean => Object.hasOwn(rights, name);
	return {
		hides: (id) => layout.hides(id),
		custom: (section) => layout.custom(section).filter(readable),
		every: (section) => layout.every(section).filter(readable)
	};
}
