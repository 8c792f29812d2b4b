import { storedCustomValue } from '#domain/documents/custom-value.ts';
import { normaliseIban } from '#domain/documents/iban.ts';
import type { FieldEdit } from '#domain/merge/field-edit.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';
import { editsBetween } from './card-edits.ts';
import { fieldValues, type CardField, type EditedRecord, type FieldValues } from './card-fields.ts';
import type { CardLayout } from './card-layout.ts';
import type { FieldDraft, FieldDrafts } from './field-drafts.ts';
import { fieldProblem, type FieldProblem } from './field-problem.ts';

/** What an editor of the card works on. */
export interface EditedCard {
	/** as it is now, perhaps changed by somebody else since the editor opened */
	readonly core: () => EditedRecord;
	/** the country that a number without prefix belongs to */
	readonly country: () => string;
	readonly phones: Phones;
	readonly layout: () => CardLayout;
	readonly drafts: FieldDrafts;
}

/** One row of the card while somebody types in it: what was there, what is typed, what is wrong with it. */
export class FieldEntry {
	readonly field: CardField;
	/** typed before, and not saved */
	readonly restored: boolean;
	readonly values: Record<string, string> = $state({});
	#leaving = $state(false);
	#problems: Readonly<Record<string, FieldProblem>> = $state.raw({});
	readonly #card: EditedCard;
	readonly #before: FieldValues;
	/** a number in doubt that was saved in spite of it */
	#meant = '';

	/** What somebody else has written there since the editor was opened, by name. */
	readonly changedMeanwhile: FieldValues = $derived.by(() => {
		const now = fieldValues(this.#card.core(), this.field);
		const changed = this.field.names.filter((name) => {
			return now[name] !== this.#before[name] && now[name] !== this.values[name];
		});
		return Object.fromEntries(changed.map((name) => [name, now[name] ?? '']));
	});

	constructor(card: EditedCard, field: CardField, draft: FieldDraft | null) {
		this.#card = card;
		this.field = field;
		this.restored = draft !== null;
		this.#before = draft?.before ?? fieldValues(card.core(), field);
		Object.assign(this.values, this.#asRead(this.#before), draft?.values);
		this.#leaving = draft !== null && isEmptied(field, draft.values);
	}

	/** An item that was taken off its list, once this is saved. */
	get leaving(): boolean {
		return this.#leaving;
	}

	problemWith(name: string): FieldProblem | null {
		return this.#problems[name] ?? null;
	}

	/** Somebody has typed: it survives the page from now on, and what was wrong may be right. */
	typed(): void {
		this.#problems = {};
		const { field, values } = this;
		this.#card.drafts.keep({ field, values: { ...values }, before: this.#before });
	}

	/** Writes what somebody else has put there. */
	take(name: string): void {
		const theirs = this.changedMeanwhile[name] ?? '';
		Object.assign(this.values, this.#asRead({ [name]: theirs }));
		this.typed();
	}

	/** Empties an item: it leaves its list when this is saved. */
	leave(): void {
		for (const name of this.field.names) this.values[name] = '';
		this.#leaving = true;
		this.typed();
	}

	/** As it was when the editor opened. */
	stay(): void {
		Object.assign(this.values, this.#asRead(this.#before));
		this.#leaving = false;
		void this.forget();
	}

	forget(): Promise<void> {
		return this.#card.drafts.forget(this.field);
	}

	/**
	 * Whether it can be saved; what is wrong is said at its field. What was there before and nobody
	 * touched is nobody's fault here.
	 *
	 * @param today `yyyy-mm-dd`
	 */
	async check(today: string): Promise<boolean> {
		const whole = await this.#wholeNumber();
		const problems = this.field.names.flatMap((name) => {
			const text = (this.values[name] ?? '').trim();
			if (text === this.#before[name]) return [];
			const isNumber = this.#isPhone && name === 'number';
			const doubt = isNumber && this.#isDoubtful(text, whole) ? 'phone-in-doubt' : null;
			const problem = fieldProblem(this.field, name, this.#stored(name, text), today) ?? doubt;
			return problem === null ? [] : [[name, problem] as const];
		});
		this.#problems = Object.fromEntries(problems);
		return problems.length === 0;
	}

	/** Numbers are stored in one form, so that the same number typed in two ways is the same. */
	async edits(): Promise<readonly FieldEdit[]> {
		const whole = await this.#wholeNumber();
		const after: Record<string, string> = { ...this.values };
		if (whole !== null) after['number'] = whole;
		const account = normaliseIban(after['iban'] ?? '');
		if (account !== null) after['iban'] = account;
		for (const name of this.field.names) after[name] = this.#stored(name, after[name] ?? '');
		return editsBetween(this.#card.core(), this.field, after, this.#before);
	}

	/** What nobody has touched is what it was. */
	#stored(name: string, text: string): string {
		const custom = 'list' in this.field ? undefined : this.field.custom;
		return custom === undefined || text === this.#before[name]
			? text
			: storedCustomValue(custom, text);
	}

	/** An extension or a short number is none that the world's tables know: asked about once. */
	#isDoubtful(text: string, whole: string | null): boolean {
		if (text === '' || whole !== null || text === this.#meant) return false;
		this.#meant = text;
		return true;
	}

	/** null where it is none, or none that is whole. */
	async #wholeNumber(): Promise<string | null> {
		const number = this.values['number'] ?? '';
		if (!this.#isPhone || number === '') return null;
		const { normalisePhone } = await import('#domain/search/phone-number.ts');
		return normalisePhone(number, this.#card.country());
	}

	#asRead(values: FieldValues): FieldValues {
		const { number } = values;
		if (!this.#isPhone || number === undefined) return values;
		return { ...values, number: this.#card.phones.read(number) };
	}

	get #isPhone(): boolean {
		return 'list' in this.field && this.field.list === 'phones';
	}
}

function isEmptied(field: CardField, values: FieldValues): boolean {
	return 'list' in field && field.known && Object.values(values).every((text) => text === '');
}
