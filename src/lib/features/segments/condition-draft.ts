import type { Comparison, Condition, Period, SegmentNode } from '#domain/documents/segment.ts';
import { customValueProblem, storedCustomValue } from '#domain/documents/custom-value.ts';
import { minorDigits, parseAmount } from '$lib/i18n/parse-amount.ts';
import { PERIODS, type PeriodChoice, type Topic } from './topics.ts';

/** Everything that the forms can hold; each uses its part. */
export interface ConditionDraft {
	readonly topic: Topic;
	not: boolean;
	chosen: readonly string[];
	how: 'begins' | 'contains' | 'equals';
	text: string;
	compare: Comparison;
	amount: string;
	currency: string;
	period: PeriodChoice;
	from: string;
	to: string;
	product: string;
	purpose: string;
	channel: string;
	granted: boolean;
}

const USUAL_PERIODS: Readonly<Partial<Record<Topic['form'], PeriodChoice>>> = {
	birthday: 'thisMonth',
	date: 'thisYear',
	due: 'next7'
};

export function emptyDraft(topic: Topic): ConditionDraft {
	const isCount = topic.form === 'count';
	return {
		topic,
		not: false,
		chosen: [],
		how: topic.form === 'text' && topic.field === 'postalCode' ? 'begins' : 'contains',
		text: '',
		compare: isCount ? 'atLeast' : 'above',
		amount: isCount ? '1' : '',
		currency: '',
		period: USUAL_PERIODS[topic.form] ?? 'last30',
		from: '',
		to: '',
		product: '',
		purpose: '',
		channel: '',
		granted: true
	};
}

/** null while something that it needs is missing, or is no number. */
export function toNode(draft: ConditionDraft): SegmentNode | null {
	const condition = toCondition(draft);
	return condition !== null && draft.not ? { kind: 'not', of: condition } : condition;
}

function toCondition(draft: ConditionDraft): Condition | null {
	const { topic, chosen, text, how } = draft;
	const within = periodOf(draft);
	switch (topic.form) {
		case 'choice':
			return chosen.length === 0 ? null : { kind: 'choice', field: topic.field, in: [...chosen] };
		case 'text':
			return text.trim() === ''
				? null
				: { kind: 'text', field: topic.field, how, value: text.trim() };
		case 'date':
			return within === undefined ? null : { kind: 'date', field: topic.field, within };
		case 'flag':
			return { kind: 'flag', field: topic.field };
		case 'birthday':
			return within === undefined ? null : { kind: 'birthday', within };
		case 'due':
			return within === undefined ? null : dueWithin(topic.events, within);
		case 'consent': {
			const { purpose, channel, granted } = draft;
			if (purpose === '') return null;
			return { kind: 'consent', purpose, ...(channel !== '' && { channel }), granted };
		}
		default:
			return measured(draft, within);
	}
}

/** Whoever has one that is still to be done. */
function dueWithin(of: 'task' | 'complaint', due: Period): Condition {
	const events = { of, where: [{ field: 'state' as const, in: ['open'] }], due };
	return { kind: 'count', events, compare: 'atLeast', value: 1 };
}

function measured(draft: ConditionDraft, within: Period | undefined): Condition | null {
	const { topic, compare, currency, product } = draft;
	const isMoney = topic.form === 'sum';
	if (isMoney && currency === '') return null;
	const value =
		topic.form === 'number'
			? plainNumber(draft.amount)
			: parseAmount(draft.amount, isMoney ? minorDigits(currency) : 0);
	if (value === null || (value < 0 && topic.form !== 'number')) return null;
	const when = within === undefined ? {} : { within };
	const where = product === '' ? {} : { where: [{ field: 'product' as const, in: [product] }] };
	switch (topic.form) {
		case 'years':
			return { kind: 'years', field: topic.field, compare, value };
		case 'number':
			return { kind: 'number', field: topic.field, compare, value };
		case 'sum': {
			const events = { of: 'purchase' as const, ...where, ...when };
			return { kind: 'sum', events, currency, compare, value };
		}
		case 'quantity': {
			const events = { of: 'purchase' as const, ...where, ...when };
			return { kind: 'quantity', events, compare, value };
		}
		case 'count': {
			const filter = topic.events === 'purchase' ? where : {};
			return { kind: 'count', events: { of: topic.events, ...filter, ...when }, compare, value };
		}
		default:
			return null;
	}
}

function plainNumber(typed: string): number | null {
	const stored = storedCustomValue({ type: 'number' }, typed);
	if (stored === '' || customValueProblem({ type: 'number' }, stored) !== null) return null;
	return Number(stored);
}

function periodOf({ period, from, to }: ConditionDraft): Period | undefined {
	if (period === 'ever') return undefined;
	if (period !== 'between') return PERIODS[period];
	if (from === '' && to === '') return undefined;
	return { is: 'between', ...(from !== '' && { from }), ...(to !== '' && { to }) };
}

/** A condition as its form shows it; null for one that was made elsewhere and has no form here. */
export function toDraft(node: SegmentNode): ConditionDraft | null {
	switch (node.kind) {
		case 'all':
		case 'any':
			return null;
		case 'not': {
			const inner = toDraft(node.of);
			return inner === null || inner.not ? null : { ...inner, not: true };
		}
		default:
			return ofCondition(node);
	}
}

function ofCondition(condition: Condition): ConditionDraft | null {
	const topic = topicOf(condition);
	if (topic === null) return null;
	const draft = { ...emptyDraft(topic), ...valuesOf(condition) };
	// What its form would write differently is not to be changed by opening it.
	return JSON.stringify(toCondition(draft)) === JSON.stringify(condition) ? draft : null;
}

function topicOf(condition: Condition): Topic | null {
	switch (condition.kind) {
		case 'choice':
			return { form: 'choice', field: condition.field };
		case 'text':
			return { form: 'text', field: condition.field };
		case 'years':
			return { form: 'years', field: condition.field };
		case 'number':
			return { form: 'number', field: condition.field };
		case 'date':
			return { form: 'date', field: condition.field };
		case 'flag':
			return { form: 'flag', field: condition.field };
		case 'count': {
			const { of, due } = condition.events;
			const isDuty = of === 'task' || of === 'complaint';
			return due !== undefined && isDuty
				? { form: 'due', events: of }
				: { form: 'count', events: of };
		}
		case 'birthday':
		case 'quantity':
		case 'sum':
		case 'consent':
			return { form: condition.kind };
		default:
			return null;
	}
}

function valuesOf(condition: Condition): Partial<ConditionDraft> {
	switch (condition.kind) {
		case 'choice':
			return { chosen: condition.in };
		case 'text':
			return { how: condition.how, text: condition.value };
		case 'years':
		case 'number':
			return { compare: condition.compare, amount: String(condition.value) };
		case 'date':
		case 'birthday':
			return periodValues(condition.within);
		case 'consent': {
			const { purpose, channel = '', granted } = condition;
			return { purpose, channel, granted };
		}
		case 'count':
		case 'quantity':
		case 'sum': {
			const { events, compare, value } = condition;
			if (events.due !== undefined) return periodValues(events.due);
			const [product = ''] = events.where?.[0]?.in ?? [];
			const money =
				condition.kind === 'sum'
					? { currency: condition.currency, amount: majorUnits(value, condition.currency) }
					: { amount: String(value) };
			return { compare, product, ...money, ...periodValues(events.within) };
		}
		default:
			return {};
	}
}

function majorUnits(minor: number, currency: string): string {
	const digits = minorDigits(currency);
	const whole = minor / 10 ** digits;
	return Number.isInteger(whole) ? String(whole) : whole.toFixed(digits);
}

function periodValues(period: Period | undefined): Partial<ConditionDraft> {
	if (period === undefined) return { period: 'ever' };
	if (period.is === 'between') {
		return { period: 'between', from: period.from ?? '', to: period.to ?? '' };
	}
	const named = Object.entries(PERIODS).find(
		([, each]) => JSON.stringify(each) === JSON.stringify(period)
	);
	return { period: (named?.[0] ?? 'ever') as PeriodChoice };
}
