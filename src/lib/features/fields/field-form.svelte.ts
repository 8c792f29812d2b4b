import * as z from 'zod/mini';
import { customFieldTypes, customerTypes, slugOf } from '#domain/documents/custom-field.ts';
import { levels } from '#domain/documents/directory.ts';
import { newOptionValue } from '#domain/documents/option-value.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { FieldOption, FieldOrder } from '$lib/app/fields-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import { secureRandom } from '$lib/ui/secure-random.ts';
import { FIELD_SECTIONS } from './shipped-fields.ts';

type Problem = 'label' | 'purpose' | 'options' | 'readers';

const WORDS = {
	label: 'fields.labelMissing',
	purpose: 'fields.purposeMissing',
	options: 'fields.optionsMissing',
	readers: 'fields.readersMissing'
} as const satisfies Readonly<Record<Problem, MessageKey>>;

const words = z.record(z.string(), z.string());
/** What was half typed, of a field that nobody has changed meanwhile. */
const typed = z.object({
	former: z.string(),
	type: z.enum(customFieldTypes),
	section: z.enum(FIELD_SECTIONS),
	of: z.array(z.enum(customerTypes)),
	archived: z.boolean(),
	label: words,
	purpose: words,
	options: z.array(z.object({ value: z.string(), label: words })),
	readers: z.record(z.string(), z.enum(levels))
});

/** A field of the card while an administrator describes it. */
export class FieldForm {
	type: FieldOrder['type'] = $state('text');
	section: FieldOrder['section'] = $state('core');
	of: FieldOrder['of'] = $state.raw([]);
	archived = $state(false);
	label: Readonly<Record<string, string>> = $state.raw({});
	purpose: Readonly<Record<string, string>> = $state.raw({});
	options: readonly FieldOption[] = $state.raw([]);
	/** by slug of the role, of one that is set apart */
	readers: NonNullable<FieldOrder['readers']> = $state.raw({});
	readonly #former: FieldOrder | null;
	readonly #taken: readonly string[];
	#checked = $state(false);

	/** @param former null for a new one, whose slug is to be none of `taken` */
	constructor(former: FieldOrder | null, taken: readonly string[]) {
		this.#former = former;
		this.#taken = taken;
		if (former === null) return;
		const { type, section, of, archived, label, purpose, options } = former;
		Object.assign(this, { type, section, of, archived, label, purpose, options });
	}

	/** All that is typed, to be taken up again. */
	draft(): Json {
		const { type, section, archived, label, purpose, readers } = this;
		const options = this.options.map((one) => ({ value: one.value, label: { ...one.label } }));
		return {
			former: JSON.stringify(this.#former),
			type,
			section,
			archived,
			of: [...this.of],
			label: { ...label },
			purpose: { ...purpose },
			options,
			readers: { ...readers }
		};
	}

	/** Goes on with what was typed before, unless the field has become another since. */
	take(draft: Json): void {
		const { data } = typed.safeParse(draft);
		if (data === undefined || data.former !== JSON.stringify(this.#former)) return;
		const { former: _former, ...kept } = data;
		Object.assign(this, kept);
	}

	/** Its values were written as one thing, for some readers: neither changes any more. */
	get isNew(): boolean {
		return this.#former === null;
	}

	addOption(): void {
		this.options = [
			...this.options,
			{ value: newOptionValue(Date.now(), secureRandom), label: {} }
		];
	}

	removeOption(value: string): void {
		this.options = this.options.filter((option) => option.value !== value);
	}

	rewordOption(value: string, label: FieldOption['label']): void {
		this.options = this.options.map((one) => (one.value === value ? { ...one, label } : one));
	}

	let(role: string, level: NonNullable<FieldOrder['readers']>[string]): void {
		this.readers = { ...this.readers, [role]: level };
	}

	toggle(type: FieldOrder['of'][number]): void {
		this.of = this.of.includes(type) ? this.of.filter((each) => each !== type) : [...this.of, type];
	}

	/** Nothing is said before somebody wants to save. */
	problemWith(part: Problem): MessageKey | null {
		return this.#checked && this.#problems().includes(part) ? WORDS[part] : null;
	}

	/** @returns null while something is missing */
	order(): FieldOrder | null {
		this.#checked = true;
		if (this.#problems().length > 0) return null;
		const { type, section, of, archived } = this;
		const label = said(this.label);
		const slug = this.#former?.slug ?? slugOf(Object.values(label)[0] ?? '', this.#taken);
		const options = this.#saidOptions();
		const order = {
			slug,
			type,
			section,
			of,
			archived,
			label,
			purpose: said(this.purpose),
			options
		};
		return section === 'apart' ? { ...order, readers: this.readers } : order;
	}

	#problems(): readonly Problem[] {
		const found: Problem[] = [];
		if (Object.keys(said(this.label)).length === 0) found.push('label');
		if (Object.keys(said(this.purpose)).length === 0) found.push('purpose');
		if (this.type === 'choice' && this.#saidOptions().length < 2) found.push('options');
		if (this.section === 'apart' && !this.#isWritten()) found.push('readers');
		return found;
	}

	/** What nobody writes is never filled in. */
	#isWritten(): boolean {
		return Object.values(this.readers).includes('write');
	}

	#saidOptions(): readonly FieldOption[] {
		if (this.type !== 'choice') return [];
		return this.options
			.map(({ value, label }) => ({ value, label: said(label) }))
			.filter(({ label }) => Object.keys(label).length > 0);
	}
}

/** In the languages in which anything is said. */
function said(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
	const trimmed = Object.entries(words).map(([language, text]) => [language, text.trim()] as const);
	return Object.fromEntries(trimmed.filter(([, text]) => text !== ''));
}
