import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import { inverseOf } from './card-edits.ts';
import type { EditedRecord } from './card-fields.ts';

/** Saves what was changed on a card, says so once it is durable, and offers to take it back. */
export class CardSaver {
	/** @param write makes the edits, where they belong. Durable when it resolves */
	constructor(
		private readonly write: (edits: readonly FieldEdit[]) => Promise<void>,
		private readonly toasts: Toasts,
		private readonly locale: Locale
	) {}

	/**
	 * @param said once it is durable
	 * @throws EngineError when it could not be kept
	 */
	async save(
		before: EditedRecord,
		edits: readonly FieldEdit[],
		said = this.locale.t('saved.here')
	): Promise<void> {
		if (edits.length === 0) return;
		await this.write(edits);
		const back = inverseOf(before, edits);
		this.toasts.show(said, {
			label: this.locale.t('action.undo'),
			run: () => void this.#undo(back)
		});
	}

	async #undo(edits: readonly FieldEdit[]): Promise<void> {
		try {
			await this.write(edits);
			this.toasts.show(this.locale.t('saved.undone'));
		} catch (error) {
			this.toasts.show(errorWords(this.locale, error));
		}
	}
}
