import type { CustomFieldName } from '#domain/documents/custom-field.ts';
import type {
	ChoiceField,
	CountedEvent,
	DateField,
	Period,
	TextField
} from '#domain/documents/segment.ts';

/** What is still to be done by a day. */
type DutyKind = Extract<CountedEvent, 'task' | 'complaint'>;

/** What a condition is about, as it is offered; its form follows from it. */
export type Topic =
	| { readonly form: 'choice'; readonly field: ChoiceField }
	| { readonly form: 'text'; readonly field: TextField }
	| { readonly form: 'years'; readonly field: 'age' | 'tenure' }
	| { readonly form: 'date'; readonly field: DateField }
	| { readonly form: 'number'; readonly field: CustomFieldName }
	| { readonly form: 'flag'; readonly field: 'archived' | 'discreet' }
	| { readonly form: 'birthday' }
	| { readonly form: 'sum' }
	| { readonly form: 'quantity' }
	| { readonly form: 'due'; readonly events: DutyKind }
	| { readonly form: 'count'; readonly events: CountedEvent }
	| { readonly form: 'consent' };

/** Groups of what can be asked, what is asked most first. */
export const TOPICS = {
	who: [
		{ form: 'choice', field: 'sex' },
		{ form: 'years', field: 'age' },
		{ form: 'birthday' },
		{ form: 'choice', field: 'type' },
		{ form: 'choice', field: 'language' },
		{ form: 'text', field: 'givenName' },
		{ form: 'text', field: 'familyName' },
		{ form: 'text', field: 'honorific' },
		{ form: 'text', field: 'companyName' },
		{ form: 'text', field: 'jobTitle' }
	],
	where: [
		{ form: 'text', field: 'postalCode' },
		{ form: 'text', field: 'city' },
		{ form: 'text', field: 'region' },
		{ form: 'choice', field: 'country' },
		{ form: 'text', field: 'street' },
		{ form: 'text', field: 'houseNumber' },
		{ form: 'text', field: 'complement' },
		{ form: 'choice', field: 'addressKind' },
		{ form: 'choice', field: 'territory' }
	],
	reach: [
		{ form: 'text', field: 'phone' },
		{ form: 'choice', field: 'phoneKind' },
		{ form: 'text', field: 'email' },
		{ form: 'choice', field: 'emailKind' },
		{ form: 'choice', field: 'preferredChannel' }
	],
	relation: [
		{ form: 'choice', field: 'stage' },
		{ form: 'choice', field: 'tag' },
		{ form: 'choice', field: 'interest' },
		{ form: 'choice', field: 'owner' },
		{ form: 'choice', field: 'source' },
		{ form: 'choice', field: 'campaign' },
		{ form: 'date', field: 'customerSince' },
		{ form: 'date', field: 'checkedOn' },
		{ form: 'years', field: 'tenure' },
		{ form: 'flag', field: 'discreet' },
		{ form: 'flag', field: 'archived' }
	],
	happened: [
		{ form: 'sum' },
		{ form: 'quantity' },
		{ form: 'count', events: 'purchase' },
		{ form: 'count', events: 'activity' },
		{ form: 'count', events: 'complaint' },
		{ form: 'count', events: 'task' },
		{ form: 'due', events: 'task' },
		{ form: 'due', events: 'complaint' },
		{ form: 'consent' }
	],
	agreed: [
		{ form: 'text', field: 'notes' },
		{ form: 'text', field: 'personal' },
		{ form: 'text', field: 'contract' },
		{ form: 'text', field: 'prices' },
		{ form: 'text', field: 'credit' },
		{ form: 'text', field: 'legalName' },
		{ form: 'text', field: 'taxId' },
		{ form: 'text', field: 'billingAddress' },
		{ form: 'choice', field: 'paymentMethod' },
		{ form: 'text', field: 'iban' }
	]
} as const satisfies Readonly<Record<string, readonly Topic[]>>;

/** Periods that are offered by a name; any other is `between`. */
export const PERIODS = {
	last7: { is: 'last', count: 7, unit: 'day' },
	last30: { is: 'last', count: 30, unit: 'day' },
	last90: { is: 'last', count: 90, unit: 'day' },
	last12: { is: 'last', count: 12, unit: 'month' },
	thisMonth: { is: 'calendar', unit: 'month', before: 0 },
	lastMonth: { is: 'calendar', unit: 'month', before: 1 },
	thisYear: { is: 'calendar', unit: 'year', before: 0 },
	lastYear: { is: 'calendar', unit: 'year', before: 1 },
	next7: { is: 'next', count: 7, unit: 'day' },
	next30: { is: 'next', count: 30, unit: 'day' }
} as const satisfies Readonly<Record<string, Period>>;
export type PeriodChoice = keyof typeof PERIODS | 'ever' | 'between';
