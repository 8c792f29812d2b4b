import * as z from 'zod/mini';
import type { DraftStore } from '$lib/app/context.ts';
import { cardLists, itemField, type CardField, type FieldValues } from './card-fields.ts';

const stored = z.object({ known: z.boolean(), values: z.record(z.string(), z.string()) });

export interface FieldDraft {
	readonly field: CardField;
	readonly values: FieldValues;
}

/** What is being changed on one customer's card, field by field, and not yet saved. */
export class FieldDrafts {
	readonly #prefix: string;

	constructor(
		private readonly drafts: DraftStore,
		cid: string
	) {
		this.#prefix = `card/${cid}/`;
	}

	keep({ field, values }: FieldDraft): void {
		const known = !('list' in field) || field.known;
		this.drafts.put(this.#prefix + field.id, { known, values });
	}

	forget(field: CardField): Promise<void> {
		return this.drafts.delete(this.#prefix + field.id);
	}

	/** @param own the fields of the customer itself, to find them by id */
	async all(own: readonly CardField[]): Promise<readonly FieldDraft[]> {
		const keys = (await this.drafts.keys()).filter((key) => key.startsWith(this.#prefix));
		const found = await Promise.all(
			keys.map(async (key) => this.#read(key, own, await this.drafts.get(key)))
		);
		return found.filter((draft) => draft !== null);
	}

	#read(key: string, own: readonly CardField[], draft: unknown): FieldDraft | null {
		const parsed = stored.safeParse(draft);
		if (!parsed.success) return null;
		const { known, values } = parsed.data;
		const id = key.slice(this.#prefix.length);
		const [list, item] = id.split('/');
		const ofList = cardLists.find((each) => each === list);
		const field =
			ofList === undefined || item === undefined
				? own.find((each) => each.id === id)
				: itemField(ofList, item, known);
		return field === undefined ? null : { field, values };
	}
}
