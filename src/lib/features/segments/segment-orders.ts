import { isCustomFieldName } from '#domain/documents/custom-field.ts';
import type { SortField, SortStep } from '#domain/documents/segment.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import type { SortKey } from '$lib/ui/sort-keys.ts';
import { isAskable } from './askable.ts';

/** How the two ways round are called. */
interface Ways {
	readonly ascending: MessageKey;
	readonly descending: MessageKey;
}

const LETTERS: Ways = { ascending: 'sort.az', descending: 'sort.za' };
const DAYS: Ways = { ascending: 'sort.oldest', descending: 'sort.newest' };
const FIGURES: Ways = { ascending: 'sort.lowest', descending: 'sort.highest' };

/** What a segment can be ordered by, what is asked for most first. */
const ORDERS = {
	name: LETTERS,
	postalCode: FIGURES,
	city: LETTERS,
	companyName: LETTERS,
	territory: LETTERS,
	lastActivity: DAYS,
	lastPurchase: DAYS,
	customerSince: DAYS,
	birthDate: DAYS,
	checkedOn: DAYS,
	stage: FIGURES,
	interest: LETTERS,
	type: LETTERS,
	sex: LETTERS,
	language: LETTERS,
	honorific: LETTERS,
	jobTitle: LETTERS,
	street: LETTERS,
	region: LETTERS,
	country: LETTERS,
	phone: FIGURES,
	email: LETTERS,
	preferredChannel: LETTERS,
	tag: LETTERS,
	source: LETTERS,
	campaign: LETTERS,
	owner: LETTERS,
	credit: FIGURES,
	legalName: LETTERS,
	taxId: LETTERS,
	billingAddress: LETTERS,
	paymentMethod: LETTERS,
	iban: LETTERS
} as const satisfies Partial<Record<SortField, Ways>>;

export interface SegmentOrder extends Ways {
	readonly by: SortField;
}

/** @param sections that one may ask about */
export function segmentOrders(
	custom: readonly CustomFieldShown[],
	sections: readonly string[]
): readonly SegmentOrder[] {
	const all = Object.entries(ORDERS) as [keyof typeof ORDERS, Ways][];
	const shipped = all.filter(([field]) => isAskable(field, sections));
	const own = custom
		.filter(({ archived }) => !archived)
		.flatMap(({ name, type }): SegmentOrder[] =>
			isCustomFieldName(name) ? [{ by: name, ...waysOf(type) }] : []
		);
	return [...shipped.map(([by, ways]) => ({ by, ...ways })), ...own];
}

function waysOf(type: CustomFieldShown['type']): Ways {
	if (type === 'number') return FIGURES;
	return type === 'date' ? DAYS : LETTERS;
}

export function asKeys(sort: readonly SortStep[]): readonly SortKey<SortField>[] {
	return sort.map(({ field, direction }) =>
		direction === 'down' ? { by: field, descending: true } : { by: field }
	);
}

export function asSteps(keys: readonly SortKey<SortField>[]): SortStep[] {
	return keys.map(({ by, descending }) => ({
		field: by,
		direction: descending === true ? 'down' : 'up'
	}));
}
