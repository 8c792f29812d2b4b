import type { Level } from '#domain/documents/directory.ts';
import type { CustomFieldShown, RoleShown } from '$lib/app/fields-api.ts';

/**
 * By slug of the role, who reads a field that is set apart. A new one begins with who administers: who
 * makes it finds it on the card.
 */
export function readersOf(
	roles: readonly RoleShown[],
	field: CustomFieldShown | null
): Readonly<Record<string, Level>> {
	return Object.fromEntries(
		roles.map(({ slug, sections, administers }) => {
			const usual = administers ? 'write' : 'none';
			return [slug, field === null ? usual : (sections[field.name] ?? 'none')];
		})
	);
}
