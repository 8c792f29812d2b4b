import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

interface Card {
	/** Durable when it resolves. */
	readonly edit: (edits: readonly FieldEdit[]) => Promise<void>;
	readonly toasts: Toasts;
	readonly locale: Locale;
}

/** Puts a card away, or takes it out again, and offers to take that back. */
export async function archiveCard(card: Card, archived: boolean): Promise<void> {
	const { toasts, locale } = card;
	if (!(await set(card, archived))) return;
	toasts.show(locale.t(archived ? 'archive.done' : 'archive.undone'), {
		label: locale.t('action.undo'),
		run: () =>
			void set(card, !archived).then((kept) => {
				if (kept) toasts.show(locale.t('saved.undone'));
			})
	});
}

async function set({ edit, toasts, locale }: Card, archived: boolean): Promise<boolean> {
	try {
		await edit([{ op: 'set', path: 'archived', value: archived ? true : null }]);
		return true;
	} catch (error) {
		toasts.show(errorWords(locale, error));
		return false;
	}
}
