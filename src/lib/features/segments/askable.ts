import { sectionOfField } from '#domain/documents/segment.ts';
import type { OwnSection } from '#domain/documents/sections.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';

/** Whether a field of the card, or of one of its sections, can be asked about. */
export function isAskable(field: string, sections: readonly OwnSection[]): boolean {
	const section = sectionOfField(field);
	return section === null || sections.includes(section);
}

/** Added fields that can be. */
export function askable(
	custom: readonly CustomFieldShown[],
	sections: readonly OwnSection[]
): readonly CustomFieldShown[] {
	return custom.filter(({ section }) => section === 'core' || sections.includes(section));
}
