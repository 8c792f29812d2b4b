import type { ConflictValue, OpenConflict } from '$lib/app/engine-api.ts';
import { fieldName, fieldValue } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';

export function conflictField(locale: Locale, { path, itemKind }: OpenConflict): string {
	return fieldName(locale, path, itemKind);
}

/** A value as its reader knows it; an emptied field says so. */
export function conflictValue(
	locale: Locale,
	phones: Phones,
	path: string,
	{ value, name }: ConflictValue
): string {
	return name ?? (fieldValue(locale, phones, path, value) || locale.t('conflict.empty'));
}

/** Another value can be typed where a field holds text that is read as it stands. */
export function isTyped(locale: Locale, phones: Phones, { path, values }: OpenConflict): boolean {
	if (path.startsWith('phones/')) return true;
	const type = locale.customField(path)?.type ?? 'text';
	if (!TYPED.includes(type)) return false;
	return values.every((each) => {
		return each.value === null || conflictValue(locale, phones, path, each) === each.value;
	});
}

const TYPED = ['text', 'long-text'];

/** "You · today 10:12" */
export function conflictAuthor(locale: Locale, value: ConflictValue, now: number): string {
	const who = value.mine ? locale.t('conflict.you') : value.byName || locale.t('conflict.somebody');
	const when = locale.formats.moment(value.at, now);
	const { broughtBackBy: name = '' } = value;
	return name === '' ? `${who} · ${when}` : locale.t('conflict.broughtBack', { who, when, name });
}
