import { fold } from '../search/fold.ts';
import { normalisePhone } from '../search/phone-number.ts';
import type { CardEmail, CardPhone, ContactCard } from './contact-card.ts';

/** A form, as far as somebody has filled it in. */
export interface OpenForm {
	/** fields that it asks for */
	readonly asked: readonly string[];
	readonly answers: Readonly<Record<string, string>>;
	/** what it starts with; as good as blank */
	readonly defaults: Readonly<Record<string, string>>;
	/** ISO 3166-1 alpha-2, for numbers without a country's code */
	readonly country: string;
}

/** What a card brings to a form. */
export interface Filling {
	/** for questions that were blank */
	readonly answers: Readonly<Record<string, string>>;
	/** beside the one that is answered */
	readonly phones: readonly CardPhone[];
	readonly emails: readonly CardEmail[];
	/** what says otherwise than what stands there: to be noted, never to replace it */
	readonly differing: readonly { readonly field: string; readonly text: string }[];
}

const OWN = ['givenName', 'familyName', 'companyName', 'jobTitle', 'birthDate'] as const;
const PLACE = [
	'street',
	'number',
	'complement',
	'postalCode',
	'city',
	'region',
	'country'
] as const;

/**
 * What a card answers of what is asked. What is not asked for is not taken: nobody was told what it would
 * be used for. What somebody typed stays; a card that is read again adds what it has more.
 */
export function fillFromCard(card: ContactCard, form: OpenForm): Filling {
	const own = OWN.map((field) => compared(form, field, card[field]));
	const place = comparedPlace(card, form);
	const reach = [comparedPhone(card, form), comparedEmail(card, form)];
	const answers = [...own, ...place, ...reach].flatMap(({ field, fills }) =>
		fills === undefined ? [] : [[field, fills] as const]
	);
	const answered = { ...form.answers, ...Object.fromEntries(answers) };
	return {
		answers: Object.fromEntries(answers),
		phones: furtherPhones(card, { ...form, answers: answered }),
		emails: furtherEmails(card, { ...form, answers: answered }),
		differing: [...own, ...place].flatMap(({ field, differs }) =>
			differs === undefined ? [] : [{ field, text: differs }]
		)
	};
}

/** Whether a card is of somebody else than who stands in the form: not a word of their names is the same. */
export function isOfSomebodyElse(card: ContactCard, answers: OpenForm['answers']): boolean {
	const typed = words(answers['givenName'], answers['familyName']);
	const read = words(card.givenName, card.familyName);
	return typed.length > 0 && read.length > 0 && !read.some((word) => typed.includes(word));
}

interface Compared {
	readonly field: string;
	readonly fills?: string;
	readonly differs?: string;
}

function compared(form: OpenForm, field: string, text: string | undefined): Compared {
	if (text === undefined || !form.asked.includes(field)) return { field };
	if (isBlank(form, field)) return { field, fills: text };
	return fold(form.answers[field] ?? '') === fold(text) ? { field } : { field, differs: text };
}

/** Of one address and not of two: where a part of it says otherwise, nothing of it is filled in. */
function comparedPlace({ addresses: [address] }: ContactCard, form: OpenForm): readonly Compared[] {
	if (address === undefined) return [];
	const parts = PLACE.map((field) => compared(form, field, address[field]));
	const isOther = parts.some(({ field, differs }) => field !== 'country' && differs !== undefined);
	if (!isOther) return parts.filter(({ differs }) => differs === undefined);
	const text = PLACE.flatMap((field) => address[field] ?? []).join(', ');
	return [{ field: 'address', differs: text }];
}

function comparedPhone({ phones: [first] }: ContactCard, form: OpenForm): Compared {
	const { fills } = isBlank(form, 'phone') ? compared(form, 'phone', first?.number) : {};
	return { field: 'phone', ...(fills !== undefined && { fills }) };
}

function comparedEmail({ emails: [first] }: ContactCard, form: OpenForm): Compared {
	const { fills } = isBlank(form, 'email') ? compared(form, 'email', first?.address) : {};
	return { field: 'email', ...(fills !== undefined && { fills }) };
}

function furtherPhones({ phones }: ContactCard, form: OpenForm): readonly CardPhone[] {
	if (!form.asked.includes('phone')) return [];
	const key = (typed: string): string => normalisePhone(typed, form.country) ?? typed;
	return phones.filter(({ number }) => key(number) !== key(form.answers['phone'] ?? ''));
}

function furtherEmails({ emails }: ContactCard, form: OpenForm): readonly CardEmail[] {
	if (!form.asked.includes('email')) return [];
	const typed = (form.answers['email'] ?? '').trim().toLowerCase();
	return emails.filter(({ address }) => address.toLowerCase() !== typed);
}

function isBlank({ answers, defaults }: OpenForm, field: string): boolean {
	const text = (answers[field] ?? '').trim();
	return text === '' || text === defaults[field];
}

function words(...names: readonly (string | undefined)[]): readonly string[] {
	return names
		.flatMap((name) => fold(name ?? '').split(/[^\p{L}]+/u))
		.filter((word) => word.length > 1);
}
