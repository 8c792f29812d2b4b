import type { CustomerCore } from '#domain/documents/customer.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { EngineClient } from '$lib/app/context.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';
import { inverseOf } from './card-edits.ts';

/** Saves what was changed on a card, says so once it is durable, and offers to take it back. */
export class CardSaver {
	constructor(
		private readonly engine: Pick<EngineClient, 'editCustomer'>,
		private readonly toasts: Toasts,
		private readonly locale: Locale
	) {}

	/** @throws EngineError when it could not be kept */
	async save(cid: string, before: CustomerCore, edits: readonly FieldEdit[]): Promise<void> {
		if (edits.length === 0) return;
		await this.engine.editCustomer(cid, edits);
		const { t } = this.locale;
		const back = inverseOf(before, edits);
		this.toasts.show(t('saved.here'), {
			label: t('action.undo'),
			run: () => void this.#undo(cid, back)
		});
	}

	async #undo(cid: string, edits: readonly FieldEdit[]): Promise<void> {
		try {
			await this.engine.editCustomer(cid, edits);
			this.toasts.show(this.locale.t('saved.undone'));
		} catch (error) {
			this.toasts.show(errorWords(this.locale, error));
		}
	}
}
