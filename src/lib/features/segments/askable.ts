import { sectionOfField } from '#domain/documents/segment.ts';
import { APART } from '#domain/documents/sections.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';

/** Whether a field of the card, or of one of its sections, can be asked about. */
export function isAskable(field: string, sections: readonly string[]): boolean {
	const section = sectionOfField(field);
	return section === null || sections.includes(section);
}

/** Added fields that can be. */
export function askable(
	custom: readonly CustomFieldShown[],
	sections: readonly string[]
): readonly CustomFieldShown[] {
	return custom.filter(({ section, name }) => {
		return section === 'core' || sections.includes(section === APART ? name : section);
	});
}
