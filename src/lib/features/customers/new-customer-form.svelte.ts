import * as z from 'zod/mini';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { newUlid } from '#domain/documents/ulid.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { DraftStore, EngineClient } from '$lib/app/context.ts';
import type { LookalikeProbe } from '$lib/app/engine-api.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import type { CardList, EditedRecord } from './card-fields.ts';
import { CardForm } from './card-form.svelte.ts';
import { ownFields } from './card-fields.ts';
import type { CardLayout } from './card-layout.ts';
import { FieldDrafts } from './field-drafts.ts';
import type { EditedCard } from './field-entry.svelte.ts';

export type CustomerType = CustomerCore['type'];

interface Beginning {
	readonly cid: string;
	readonly type: CustomerType;
	readonly territory: string;
}

const beginning = z.object({
	cid: z.string(),
	type: z.enum(['person', 'company', 'supplier']),
	territory: z.string()
});

const DRAFT = 'new-customer';
const NOTHING: EditedRecord = {};
/** One of each is what nearly everybody gives. */
const GIVEN: readonly (readonly [CardList, string])[] = [
	['phones', 'mobile'],
	['emails', 'personal']
];

/** A card that is being made. It survives the page like any other that is edited. */
export class NewCustomerForm {
	readonly form: CardForm;
	#beginning: Beginning = $state.raw({ cid: '', type: 'person', territory: '' });

	private constructor(
		private readonly drafts: DraftStore,
		begun: Beginning,
		form: CardForm
	) {
		this.#beginning = begun;
		this.form = form;
	}

	/** As it was left, unless that has become a customer already. */
	static async open(
		{ engine, drafts }: { readonly engine: EngineClient; readonly drafts: DraftStore },
		facts: {
			readonly phones: Phones;
			readonly country: () => string;
			readonly territory: string;
			readonly layout: () => CardLayout;
		}
	): Promise<NewCustomerForm> {
		const { phones, country, layout } = facts;
		const fields = new FieldDrafts(drafts, 'new');
		const card: EditedCard = { core: () => NOTHING, country, phones, layout, drafts: fields };
		const kept = beginning.safeParse(await drafts.get(DRAFT));
		const made = kept.success && (await engine.customer(kept.data.cid)) !== null;
		const typed = made ? [] : await fields.all(ownFields(layout()));
		if (made) await new CardForm(card, await fields.all(ownFields(layout()))).forget();
		const fresh = {
			cid: newUlid(Date.now(), secureRandom),
			type: 'person' as const,
			territory: facts.territory
		};
		const form = new CardForm(card, typed);
		for (const [list, kind] of GIVEN) {
			if (form.items(list).length === 0) form.add(list).values['kind'] = kind;
		}
		return new NewCustomerForm(drafts, kept.success && !made ? kept.data : fresh, form);
	}

	get cid(): string {
		return this.#beginning.cid;
	}

	get type(): CustomerType {
		return this.#beginning.type;
	}

	set type(type: CustomerType) {
		this.#keep({ ...this.#beginning, type });
	}

	get territory(): string {
		return this.#beginning.territory;
	}

	set territory(territory: string) {
		this.#keep({ ...this.#beginning, territory });
	}

	/** Nobody is found again who has neither a name nor a way to be reached. */
	get isNameless(): boolean {
		const { givenName, familyName, phone, email } = this.probe('');
		const company = this.form.about.some(({ values }) => says(values['companyName']));
		return !company && ![givenName, familyName, phone, email].some(says);
	}

	/** @param country that a number without prefix belongs to */
	probe(country: string): LookalikeProbe {
		const { givenName = '', familyName = '' } = this.form.name.values;
		const [phone] = this.form.items('phones');
		const [email] = this.form.items('emails');
		return {
			givenName,
			familyName,
			phone: phone?.values['number'] ?? '',
			email: email?.values['address'] ?? '',
			country
		};
	}

	/** Durable when it resolves. @throws EngineError */
	async save(engine: EngineClient, edits: readonly FieldEdit[]): Promise<void> {
		this.#keep(this.#beginning);
		await engine.createCustomer({ ...this.#beginning, edits });
		await this.forget();
	}

	async forget(): Promise<void> {
		await Promise.all([this.form.forget(), this.drafts.delete(DRAFT)]);
	}

	#keep(begun: Beginning): void {
		this.#beginning = begun;
		this.drafts.put(DRAFT, { ...begun });
	}
}

function says(text: string | undefined): boolean {
	return text !== undefined && text.trim() !== '';
}
