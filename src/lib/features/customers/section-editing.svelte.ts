import { SvelteMap } from 'svelte/reactivity';
import type { CardField } from './card-fields.ts';
import { FieldEntry, type EditedCard } from './field-entry.svelte.ts';

/** What of one section is being edited, each field in its place. */
export class SectionEditing {
	readonly #rows = new SvelteMap<string, FieldEntry>();

	constructor(
		private readonly card: EditedCard,
		private readonly fields: () => readonly CardField[]
	) {}

	/** Fields that are open, by their id. */
	get rows(): ReadonlyMap<string, FieldEntry> {
		return this.#rows;
	}

	/** What was typed and not saved is found again as it was left. */
	async restore(): Promise<void> {
		for (const draft of await this.card.drafts.all(this.fields())) {
			const { field } = draft;
			if (!this.#rows.has(field.id)) {
				this.#rows.set(field.id, new FieldEntry(this.card, field, draft));
			}
		}
	}

	edit(field: CardField): void {
		this.#rows.set(field.id, new FieldEntry(this.card, field, null));
	}

	close(entry: FieldEntry): void {
		this.#rows.delete(entry.field.id);
		void entry.forget();
	}
}
