import { describe, expect, test } from 'vitest';
import type { SegmentNode } from '#domain/documents/segment.ts';
import { emptyDraft, toDraft, toNode } from './condition-draft.ts';
import { PERIODS, TOPICS, type Topic } from './topics.ts';

const nodes: readonly SegmentNode[] = [
	{ kind: 'choice', field: 'sex', in: ['female', 'other'] },
	{ kind: 'text', field: 'postalCode', how: 'begins', value: '36' },
	{ kind: 'years', field: 'age', compare: 'atLeast', value: 65 },
	{ kind: 'date', field: 'customerSince', within: PERIODS.lastYear },
	{ kind: 'birthday', within: PERIODS.next30 },
	{ kind: 'consent', purpose: 'news', channel: 'email', granted: true },
	{ kind: 'consent', purpose: 'news', granted: false },
	{
		kind: 'count',
		events: { of: 'activity', within: PERIODS.last30 },
		compare: 'atMost',
		value: 0
	},
	{
		kind: 'sum',
		events: { of: 'purchase', where: [{ field: 'product', in: ['Pan'] }], within: PERIODS.last30 },
		currency: 'EUR',
		compare: 'above',
		value: 50_050
	},
	{
		kind: 'count',
		events: { of: 'purchase', within: { is: 'between', from: '2026-01-01' } },
		compare: 'above',
		value: 2
	}
];

describe('a condition in its form', () => {
	test.each(nodes.map((node) => [JSON.stringify(node), node]))('says the same: %s', (_, node) => {
		const draft = toDraft(node);
		expect(draft === null ? null : toNode(draft)).toEqual(node);
		const not: SegmentNode = { kind: 'not', of: node };
		const negated = toDraft(not);
		expect(negated === null ? null : toNode(negated)).toEqual(not);
	});

	test.each<SegmentNode>([
		{ kind: 'all', of: [] },
		{ kind: 'known', field: 'city' },
		{ kind: 'birthday', within: { is: 'last', count: 5, unit: 'week' } },
		{ kind: 'not', of: { kind: 'not', of: { kind: 'flag', field: 'archived' } } }
	])('that its form could not say has none: %j', (node) => {
		expect(toDraft(node)).toBeNull();
	});
});

const all: readonly Topic[] = Object.values(TOPICS).flat();

test('nothing is asked before it is filled in', () => {
	const needless = new Set(['birthday', 'date', 'due', 'count', 'flag']);
	for (const topic of all) {
		expect(toNode(emptyDraft(topic)) !== null, JSON.stringify(topic)).toBe(
			needless.has(topic.form)
		);
	}
});

test('what is no amount is not asked about', () => {
	const draft = { ...emptyDraft({ form: 'sum' }), currency: 'EUR' };
	expect(toNode({ ...draft, amount: 'mucho' })).toBeNull();
	expect(toNode({ ...draft, amount: '1.234,50' })).toMatchObject({ value: 123_450 });
});
