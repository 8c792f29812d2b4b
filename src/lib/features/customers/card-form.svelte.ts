import { newUlid } from '#domain/documents/ulid.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import {
	formFields,
	itemField,
	NAME_FIELD,
	shownLists,
	TAGS_FIELD,
	type CardList
} from './card-fields.ts';
import type { FieldDraft } from './field-drafts.ts';
import { FieldEntry, type EditedCard } from './field-entry.svelte.ts';
import { TagsEntry } from './tags-entry.svelte.ts';

/** All fields of a card together: saved at once, and taken back at once. */
export class CardForm {
	readonly name: FieldEntry;
	/** what stands before the lists, and what stands after them */
	readonly about: readonly FieldEntry[];
	readonly #personal: readonly FieldEntry[];
	readonly tags: TagsEntry;
	#items: readonly FieldEntry[] = $state.raw([]);
	readonly #card: EditedCard;

	/** @param drafts of what was typed before and not saved */
	constructor(card: EditedCard, drafts: readonly FieldDraft[]) {
		this.#card = card;
		const draftOf = (id: string): FieldDraft | null =>
			drafts.find(({ field }) => field.id === id) ?? null;
		const { about, personal, items } = formFields(card.core(), card.layout());
		const entry = (field: FieldEntry['field']): FieldEntry =>
			new FieldEntry(card, field, draftOf(field.id));
		const added = drafts.filter(({ field }) => {
			return 'list' in field && !items.some(({ id }) => id === field.id);
		});
		this.name = entry(NAME_FIELD);
		this.about = about.map(entry);
		this.#personal = personal.map(entry);
		this.#items = [...items, ...added.map(({ field }) => field)].map(entry);
		this.tags = new TagsEntry(card, draftOf(TAGS_FIELD.id));
	}

	get personal(): readonly FieldEntry[] {
		const custom = this.#card.layout().custom('core');
		return this.#personal.filter(
			({ field }) =>
				'list' in field ||
				field.custom === undefined ||
				custom.some(({ name }) => name === field.id)
		);
	}

	/** that a card shows, and this asks for */
	get lists(): readonly CardList[] {
		return shownLists(this.#card.layout());
	}

	items(list: CardList): readonly FieldEntry[] {
		return this.#items.filter(({ field }) => 'list' in field && field.list === list);
	}

	add(list: CardList): FieldEntry {
		const field = itemField(list, newUlid(Date.now(), secureRandom), false);
		const entry = new FieldEntry(this.#card, field, null);
		this.#items = [...this.#items, entry];
		return entry;
	}

	/** One that was there is crossed out until this is saved; one that was just added is gone. */
	remove(entry: FieldEntry): void {
		if ('list' in entry.field && entry.field.known) {
			entry.leave();
			return;
		}
		this.#items = this.#items.filter((each) => each !== entry);
		void entry.forget();
	}

	/** Whether all of it can be saved. @param today `yyyy-mm-dd` */
	async check(today: string): Promise<boolean> {
		const checked = await Promise.all(this.#fields.map((entry) => entry.check(today)));
		return checked.every(Boolean);
	}

	async edits(): Promise<readonly FieldEdit[]> {
		const edits = await Promise.all(this.#fields.map((entry) => entry.edits()));
		return [...edits.flat(), ...this.tags.edits()];
	}

	async forget(): Promise<void> {
		await Promise.all([...this.#fields, this.tags].map((entry) => entry.forget()));
	}

	get #fields(): readonly FieldEntry[] {
		return [this.name, ...this.about, ...this.#items, ...this.personal];
	}
}
