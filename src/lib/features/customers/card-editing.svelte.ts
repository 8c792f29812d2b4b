import { SvelteMap } from 'svelte/reactivity';
import { ownFields, TAGS_FIELD, type CardField } from './card-fields.ts';
import { CardForm } from './card-form.svelte.ts';
import type { FieldDraft } from './field-drafts.ts';
import { FieldEntry, type EditedCard } from './field-entry.svelte.ts';
import { TagsEntry } from './tags-entry.svelte.ts';

/** What of one card is being edited: rows in their place, its tags, or all fields together. */
export class CardEditing {
	readonly #rows = new SvelteMap<string, FieldEntry>();
	#tags: TagsEntry | null = $state.raw(null);
	#form: CardForm | null = $state.raw(null);
	readonly #card: EditedCard;

	constructor(card: EditedCard) {
		this.#card = card;
	}

	/** Rows that are open, by the id of their field. */
	get rows(): ReadonlyMap<string, FieldEntry> {
		return this.#rows;
	}

	get tags(): TagsEntry | null {
		return this.#tags;
	}

	get form(): CardForm | null {
		return this.#form;
	}

	/** What was typed and not saved is found again as it was left: one field in its place, more together. */
	async restore(): Promise<void> {
		const drafts = await this.#card.drafts.all(ownFields(this.#card.layout()));
		if (this.#form !== null) return;
		if (drafts.length > 1) this.#form = new CardForm(this.#card, drafts);
		else for (const draft of drafts) this.#reopen(draft);
	}

	edit(field: CardField): void {
		this.#rows.set(field.id, new FieldEntry(this.#card, field, null));
	}

	close(entry: FieldEntry): void {
		this.#rows.delete(entry.field.id);
		void entry.forget();
	}

	editTags(): void {
		this.#tags = new TagsEntry(this.#card, null);
	}

	closeTags(): void {
		void this.#tags?.forget();
		this.#tags = null;
	}

	/** What is open already goes on in the form. */
	async editAll(): Promise<void> {
		const drafts = await this.#card.drafts.all(ownFields(this.#card.layout()));
		this.#rows.clear();
		this.#tags = null;
		this.#form = new CardForm(this.#card, drafts);
	}

	async closeForm(): Promise<void> {
		const form = this.#form;
		this.#form = null;
		await form?.forget();
	}

	#reopen(draft: FieldDraft): void {
		const { field } = draft;
		if (field.id === TAGS_FIELD.id) this.#tags ??= new TagsEntry(this.#card, draft);
		else if (!this.#rows.has(field.id)) {
			this.#rows.set(field.id, new FieldEntry(this.#card, field, draft));
		}
	}
}
