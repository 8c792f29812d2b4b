import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { EngineClient } from '$lib/app/context.ts';
import { errorWords } from '$lib/i18n/error-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { Toasts } from '$lib/ui/toasts.svelte.ts';

/** Finishes tasks and complaints, and takes them up again. Either can be taken back. */
export class DutyKeeper {
	constructor(
		private readonly engine: Pick<EngineClient, 'editEvent'>,
		private readonly toasts: Toasts,
		private readonly locale: Locale
	) {}

	async finish(docId: string, outcome: string, now = Date.now()): Promise<void> {
		const when = new Date(now).toISOString();
		const saved = await this.#edit(docId, { finished: when, outcome });
		if (!saved) return;
		const { t } = this.locale;
		this.toasts.show(t('event.finished'), {
			label: t('action.undo'),
			run: () => void this.reopen(docId)
		});
	}

	async reopen(docId: string): Promise<void> {
		const saved = await this.#edit(docId, { finished: null, outcome: null });
		if (saved) this.toasts.show(this.locale.t('saved.undone'));
	}

	/** What it is called differs: a task is done, a complaint resolved. */
	async #edit(
		docId: string,
		{ finished, outcome }: { readonly finished: string | null; readonly outcome: string | null }
	): Promise<boolean> {
		const isTask = docId.startsWith('task:');
		const edits: readonly FieldEdit[] = [
			{ op: 'set', path: isTask ? 'done' : 'resolved', value: finished },
			{ op: 'set', path: isTask ? 'outcome' : 'resolution', value: outcome }
		];
		try {
			await this.engine.editEvent(docId, edits);
			return true;
		} catch (error) {
			this.toasts.show(errorWords(this.locale, error));
			return false;
		}
	}
}
