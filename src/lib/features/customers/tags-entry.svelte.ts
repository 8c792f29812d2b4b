import { newUlid } from '#domain/documents/ulid.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import { TAGS_FIELD } from './card-fields.ts';
import type { EditedCard } from './field-entry.svelte.ts';
import type { FieldDraft } from './field-drafts.ts';
import { tagEdits, tagsOf } from './tag-edits.ts';

/** Stands between tags in a draft: no tag has one, for it ends what is typed in a field. */
const BETWEEN = '\n';

/** The tags of a customer while somebody changes them. */
export class TagsEntry {
	readonly field = TAGS_FIELD;
	/** changed before, and not saved */
	readonly restored: boolean;
	#tags: readonly string[] = $state.raw([]);
	#typing = $state('');
	#over = false;
	readonly #card: EditedCard;
	readonly #before: readonly string[];

	constructor(card: EditedCard, draft: FieldDraft | null) {
		this.#card = card;
		this.restored = draft !== null;
		const now = tagsOf(card.core());
		this.#before = draft?.before === undefined ? now : split(draft.before['tags']);
		this.#tags = draft === null ? now : split(draft.values['tags']);
		this.#typing = draft?.values['typing'] ?? '';
	}

	get tags(): readonly string[] {
		return this.#tags;
	}

	set tags(tags: readonly string[]) {
		this.#tags = tags;
		this.#keep();
	}

	/** a tag that is not one yet */
	get typing(): string {
		return this.#typing;
	}

	set typing(text: string) {
		if (text === this.#typing) return;
		this.#typing = text;
		this.#keep();
	}

	/** It is over: a field that goes with the screen says once more what is in it. */
	forget(): Promise<void> {
		this.#over = true;
		return this.#card.drafts.forget(this.field);
	}

	edits(): readonly FieldEdit[] {
		const last = this.#typing.trim();
		const after = last === '' ? this.#tags : [...this.#tags, last];
		return tagEdits(this.#card.core(), this.#before, after, () =>
			newUlid(Date.now(), secureRandom)
		);
	}

	#keep(): void {
		if (this.#over) return;
		this.#card.drafts.keep({
			field: this.field,
			values: { tags: this.#tags.join(BETWEEN), typing: this.#typing },
			before: { tags: this.#before.join(BETWEEN) }
		});
	}
}

function split(text = ''): readonly string[] {
	return text === '' ? [] : text.split(BETWEEN);
}
