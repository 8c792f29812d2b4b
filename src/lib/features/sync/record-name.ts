import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

/** What is no customer is called by what it is of. */
const KINDS: Readonly<Record<string, MessageKey>> = {
	settings: 'fields.title',
	segment: 'segments.title',
	contest: 'contests.title',
	ruling: 'contests.title'
};

/** How a record that waits, or was refused, is called: nothing stands there without a name. */
export function recordName(
	{ t }: Locale,
	{ id, title }: { readonly id: string; readonly title: string }
): string {
	if (title !== '') return title;
	const [kind = ''] = id.replace(/^owed /, '').split(':');
	return t(KINDS[kind] ?? 'sync.unnamed');
}
