import * as z from 'zod/mini';
import type { DraftStore } from '$lib/app/context.ts';
import { cardLists, itemField, type CardField, type FieldValues } from './card-fields.ts';

const texts = z.record(z.string(), z.string());
const stored = z.object({ known: z.boolean(), values: texts, before: z.exactOptional(texts) });

export interface FieldDraft {
	readonly field: CardField;
	readonly values: FieldValues;
	/** what the editor began with */
	readonly before?: FieldValues;
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

	keep({ field, values, before }: FieldDraft): void {
		const known = !('list' in field) || field.known;
		this.drafts.put(this.#prefix + field.id, {
			known,
			values,
			...(before !== undefined && { before })
		});
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
		const { known, values, before } = parsed.data;
		const id = key.slice(this.#prefix.length);
		const [list, item] = id.split('/');
		const ofList = cardLists.find((each) => each === list);
		const field =
			ofList === undefined || item === undefined
				? own.find((each) => each.id === id)
				: itemField(ofList, item, known);
		if (field === undefined) return null;
		return before === undefined ? { field, values } : { field, values, before };
	}
}
