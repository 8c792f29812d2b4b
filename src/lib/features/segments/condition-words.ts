import type {
	Comparison,
	Condition,
	CountedEvent,
	EventQuery,
	Period,
	SegmentNode
} from '#domain/documents/segment.ts';
import type { SegmentChoices } from '$lib/app/segments-api.ts';
import { channelName, purposeName } from '$lib/i18n/consent-words.ts';
import { fieldName, fieldValue, itemName } from '$lib/i18n/field-words.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';
import type { Phones } from '$lib/i18n/phones.svelte.ts';

/** What it takes to tell a condition in words. */
export interface Teller {
	readonly locale: Locale;
	readonly phones: Phones;
	readonly choices: Pick<SegmentChoices, 'owners' | 'territories'>;
}

export const COMPARISONS = {
	above: 'segment.above',
	atLeast: 'segment.atLeast',
	atMost: 'segment.atMost',
	below: 'segment.below'
} as const satisfies Readonly<Record<Comparison, MessageKey>>;

const EVENTS = {
	purchase: 'segment.purchases',
	activity: 'segment.activities',
	complaint: 'segment.complaints',
	task: 'segment.tasks',
	consent: 'segment.consents'
} as const satisfies Readonly<Record<CountedEvent, MessageKey>>;

const LAST = {
	purchase: 'segment.lastPurchase',
	activity: 'segment.lastActivity',
	complaint: 'segment.lastComplaint',
	task: 'segment.lastTask',
	consent: 'segment.lastConsent'
} as const satisfies Readonly<Record<CountedEvent, MessageKey>>;

const TEXTS = {
	equals: 'segment.equals',
	begins: 'segment.begins',
	contains: 'segment.contains'
} as const satisfies Readonly<Record<string, MessageKey>>;

/** Fields that a segment calls otherwise than a card does. */
const FIELDS: Readonly<Record<string, MessageKey>> = {
	tag: 'field.tag',
	houseNumber: 'field.houseNumber',
	billingAddress: 'field.billingAddress',
	owner: 'field.owner',
	team: 'segment.team',
	phoneKind: 'segment.phoneKind',
	emailKind: 'segment.emailKind',
	addressKind: 'segment.addressKind',
	discreet: 'segment.discreet',
	archived: 'field.archived',
	checkedOn: 'segment.checkedOn'
};

/** A part of a segment in a sentence: "Stage: prospect or customer", "not: more than 2 purchases". */
export function nodeWords(teller: Teller, node: SegmentNode): string {
	const { t, formats } = teller.locale;
	switch (node.kind) {
		case 'not':
			return t('segment.not', { condition: nodeWords(teller, node.of) });
		case 'all':
		case 'any': {
			const parts = node.of.map((child) => nodeWords(teller, child));
			return `(${formats.list(parts, node.kind === 'all' ? 'and' : 'or')})`;
		}
		default:
			return conditionWords(teller, node);
	}
}

function conditionWords(teller: Teller, condition: Condition): string {
	const { locale } = teller;
	const { t, formats } = locale;
	switch (condition.kind) {
		case 'text':
			return t(TEXTS[condition.how], {
				field: segmentFieldName(locale, condition.field),
				value: condition.value
			});
		case 'choice': {
			const values = condition.in.map((value) => choiceName(teller, condition.field, value));
			const field = segmentFieldName(locale, condition.field);
			return t('segment.is', { field, value: formats.list(values, 'or') });
		}
		case 'flag':
			return segmentFieldName(locale, condition.field);
		case 'known':
			return t('segment.known', { field: segmentFieldName(locale, condition.field) });
		case 'date':
			return t('segment.is', {
				field: segmentFieldName(locale, condition.field),
				value: periodWords(locale, condition.within)
			});
		case 'birthday':
			return t('segment.birthday', { when: periodWords(locale, condition.within) });
		case 'years': {
			const field = t(condition.field === 'age' ? 'segment.age' : 'segment.tenure');
			const value = t(COMPARISONS[condition.compare], {
				what: formats.span(condition.value, 'year')
			});
			return t('segment.is', { field, value });
		}
		case 'number': {
			const what = formats.number(condition.value);
			return t('segment.is', {
				field: segmentFieldName(locale, condition.field),
				value: t(COMPARISONS[condition.compare], { what })
			});
		}
		default:
			return eventWords(teller, condition);
	}
}

type OfEvents = Extract<Condition, { kind: 'count' | 'sum' | 'quantity' | 'last' | 'consent' }>;

function eventWords(teller: Teller, condition: OfEvents): string {
	const { locale } = teller;
	const { t, formats } = locale;
	switch (condition.kind) {
		case 'count': {
			const { compare, value, events } = condition;
			const duty = dutyWords(teller, condition);
			if (duty !== null) return duty;
			const isNone = (compare === 'below' && value === 1) || (compare === 'atMost' && value === 0);
			const what = t(EVENTS[events.of], { count: isNone ? 0 : value });
			const counted = isNone ? what : t(COMPARISONS[compare], { what });
			return [counted, ...about(teller, events)].join(' ');
		}
		case 'sum': {
			const what = formats.money(condition.value, condition.currency);
			const spent = t('segment.spent', { amount: t(COMPARISONS[condition.compare], { what }) });
			return [spent, ...about(teller, condition.events)].join(' ');
		}
		case 'quantity': {
			const what = formats.number(condition.value);
			const bought = t('segment.bought', { amount: t(COMPARISONS[condition.compare], { what }) });
			return [bought, ...about(teller, condition.events)].join(' ');
		}
		case 'last':
			return t('segment.is', {
				field: [t(LAST[condition.events.of]), ...filters(teller, condition.events)].join(' '),
				value: periodWords(locale, condition.within)
			});
		case 'consent': {
			const { purpose, channel = '', granted } = condition;
			const names = [purposeName(locale, purpose), channel && channelName(locale, channel)];
			return t(granted ? 'segment.granted' : 'segment.refused', {
				what: names.filter(Boolean).join(' · ')
			});
		}
	}
}

/** Whoever has something to be done by a day; null for a count of anything else. */
function dutyWords(
	{ locale }: Teller,
	{ events: { of, where = [], within, due }, compare, value }: Extract<OfEvents, { kind: 'count' }>
): string | null {
	const [state, ...others] = where;
	const isOpen = state?.field === 'state' && state.in.join() === 'open' && others.length === 0;
	const isSome = compare === 'atLeast' && value === 1;
	if (due === undefined || within !== undefined || !isOpen || !isSome) return null;
	const when = periodWords(locale, due);
	return locale.t(of === 'task' ? 'segment.dueTask' : 'segment.dueComplaint', { when });
}

function about(teller: Teller, events: EventQuery): readonly string[] {
	const when = events.within === undefined ? [] : [periodWords(teller.locale, events.within)];
	const due =
		events.due === undefined
			? []
			: [teller.locale.t('segment.due', { when: periodWords(teller.locale, events.due) })];
	return [...filters(teller, events), ...when, ...due];
}

function filters({ locale }: Teller, { where = [] }: EventQuery): readonly string[] {
	return where.map(({ in: values }) =>
		locale.t('segment.of', { what: locale.formats.list(values, 'or') })
	);
}

/** "in the last 30 days", "this month", "from 1 May to 3 June" */
export function periodWords({ t, formats }: Locale, period: Period): string {
	switch (period.is) {
		case 'last':
			return t('segment.within', { span: formats.span(period.count, period.unit) });
		case 'next':
			return t('segment.next', { span: formats.span(period.count, period.unit) });
		case 'calendar':
			return formats.before(period.before, period.unit);
		case 'between': {
			const { from, to } = period;
			if (from === undefined) return t('segment.until', { to: formats.plainDate(to ?? '') });
			if (to === undefined) return t('segment.from', { from: formats.plainDate(from) });
			return t('segment.fromTo', { from: formats.plainDate(from), to: formats.plainDate(to) });
		}
	}
}

export function segmentFieldName(locale: Locale, field: string): string {
	const key = FIELDS[field];
	return key === undefined ? fieldName(locale, field) : locale.t(key);
}

export function choiceName(
	{ locale, phones, choices }: Teller,
	field: string,
	value: string
): string {
	const named = (all: SegmentChoices['owners']): string =>
		all.find((each) => each.value === value)?.label ?? value;
	switch (field) {
		case 'owner':
			return named(choices.owners);
		case 'territory':
			return named(choices.territories);
		case 'phoneKind':
			return itemName(locale, 'phones', value);
		case 'emailKind':
			return itemName(locale, 'emails', value);
		case 'addressKind':
			return itemName(locale, 'addresses', value);
		default:
			return fieldValue(locale, phones, field, value);
	}
}
