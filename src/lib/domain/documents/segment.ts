import * as z from 'zod/mini';
import { audience } from './audience.ts';
import { isCalendarDate } from './calendar-date.ts';
import { isCustomFieldName, type CustomFieldName } from './custom-field.ts';
import { merging } from './merging.ts';
import type { OwnSection } from './sections.ts';

/**
 * A question about customers, as a tree. Each condition carries all that it takes to be told in a
 * sentence, and nothing that depends on the day on which it was asked: "the last 30 days" stays that.
 */
const word = z.string().check(z.minLength(1), z.maxLength(400));
const words = z.array(word).check(z.minLength(1), z.maxLength(200));
const day = z.string().check(z.refine(isCalendarDate));
const amount = z.number().check(z.refine(Number.isFinite));

export const timeUnits = ['day', 'week', 'month', 'year'] as const;
export type TimeUnit = (typeof timeUnits)[number];

/** Days of a calendar, both ends included. */
const period = z.discriminatedUnion('is', [
	/** today, and so many whole units before */
	z.object({
		is: z.literal('last'),
		count: z.int().check(z.gte(1), z.lte(1200)),
		unit: z.enum(timeUnits)
	}),
	/** from tomorrow on */
	z.object({
		is: z.literal('next'),
		count: z.int().check(z.gte(1), z.lte(1200)),
		unit: z.enum(timeUnits)
	}),
	/** the one that today is in, or so many before it; weeks begin on Monday */
	z.object({
		is: z.literal('calendar'),
		unit: z.enum(timeUnits),
		before: z.int().check(z.gte(0), z.lte(1200))
	}),
	/** open where an end is missing */
	z.object({ is: z.literal('between'), from: z.optional(day), to: z.optional(day) })
]);
export type Period = z.infer<typeof period>;

/** A field that an administrator has added to the card, or to one of its sections. */
const custom = z.custom<CustomFieldName>(
	(name) => typeof name === 'string' && isCustomFieldName(name)
);

/** What is asked of sections that are documents of their own. A billing address is one text. */
const sectionFields = {
	notes: ['notes', 'personal'],
	commercial: ['contract', 'prices', 'credit'],
	billing: ['legalName', 'taxId', 'billingAddress', 'iban', 'paymentMethod']
} as const satisfies Readonly<Record<OwnSection, readonly string[]>>;

const sectionOf = new Map<string, OwnSection>(
	Object.entries(sectionFields).flatMap(([section, fields]) =>
		fields.map((field) => [field, section as OwnSection] as const)
	)
);

/** null for a field of the core card, and for one that an administrator has added */
export function sectionOfField(field: string): OwnSection | null {
	return sectionOf.get(field) ?? null;
}

/** Texts; those of items hold where one item holds. */
export const textFields = [
	'givenName',
	'familyName',
	'honorific',
	'jobTitle',
	'companyName',
	'phone',
	'email',
	'street',
	'houseNumber',
	'complement',
	'postalCode',
	'city',
	'region',
	'country',
	'notes',
	'personal',
	'contract',
	'prices',
	'credit',
	'legalName',
	'taxId',
	'billingAddress',
	'iban'
] as const;
export type TextField = (typeof textFields)[number] | CustomFieldName;

/** Values of a list, which somebody chooses from. */
export const choiceFields = [
	'type',
	'sex',
	'language',
	'preferredChannel',
	'interest',
	'stage',
	'source',
	'campaign',
	'tag',
	'phoneKind',
	'emailKind',
	'addressKind',
	'country',
	'paymentMethod',
	'owner',
	'team',
	'territory'
] as const;
export type ChoiceField = (typeof choiceFields)[number] | CustomFieldName;

/** `checkedOn`: the day on which the oldest way to reach somebody was last known to be right. */
export const dateFields = ['birthDate', 'customerSince', 'checkedOn'] as const;
export type DateField = (typeof dateFields)[number] | CustomFieldName;

const flagFields = ['archived', 'discreet'] as const;

const yearFields = ['age', 'tenure'] as const;

export const comparisons = ['above', 'atLeast', 'atMost', 'below'] as const;
export type Comparison = (typeof comparisons)[number];

export const countedEvents = ['purchase', 'activity', 'complaint', 'task', 'consent'] as const;
export type CountedEvent = (typeof countedEvents)[number];

/** Which events: of those with the field, any of the values. */
const eventFilter = z.object({
	field: z.enum(['product', 'channel', 'state', 'purpose', 'by']),
	in: words
});
const events = z.object({
	of: z.enum(countedEvents),
	where: z.optional(z.array(eventFilter).check(z.maxLength(10))),
	within: z.optional(period),
	/** of tasks and complaints, by when they are to be done: a day, whatever the zone */
	due: z.optional(period)
});
export type EventQuery = z.infer<typeof events>;

const condition = z.discriminatedUnion('kind', [
	/** folded: accents and case don't count */
	z.object({
		kind: z.literal('text'),
		field: z.union([z.enum(textFields), custom]),
		how: z.enum(['equals', 'begins', 'contains']),
		value: word
	}),
	z.object({
		kind: z.literal('choice'),
		field: z.union([z.enum(choiceFields), custom]),
		in: words
	}),
	z.object({ kind: z.literal('flag'), field: z.enum(flagFields) }),
	z.object({
		kind: z.literal('date'),
		field: z.union([z.enum(dateFields), custom]),
		within: period
	}),
	/** what is no number there does not compare */
	z.object({
		kind: z.literal('number'),
		field: custom,
		compare: z.enum(comparisons),
		value: amount
	}),
	/** the day and the month alone, in any year */
	z.object({ kind: z.literal('birthday'), within: period }),
	/** whole years until today */
	z.object({
		kind: z.literal('years'),
		field: z.enum(yearFields),
		compare: z.enum(comparisons),
		value: amount
	}),
	/** that anything is known */
	z.object({
		kind: z.literal('known'),
		field: z.union([z.enum([...textFields, ...choiceFields, ...dateFields]), custom])
	}),
	z.object({
		kind: z.literal('count'),
		events,
		compare: z.enum(comparisons),
		value: amount
	}),
	/** of purchases in one currency, in its minor unit */
	z.object({
		kind: z.literal('sum'),
		events,
		/** ISO 4217 */
		currency: word,
		compare: z.enum(comparisons),
		value: amount
	}),
	/** of purchases, how many of what was bought; of one without a number it is one */
	z.object({
		kind: z.literal('quantity'),
		events,
		compare: z.enum(comparisons),
		value: amount
	}),
	/** the last of them, which must be; "not for 30 days" is a count of none */
	z.object({ kind: z.literal('last'), events, within: period }),
	/** what stands, by the newest answer */
	z.object({
		kind: z.literal('consent'),
		purpose: word,
		channel: z.optional(word),
		granted: z.boolean()
	})
]);
export type Condition = z.infer<typeof condition>;

export type SegmentNode =
	| Condition
	| { readonly kind: 'all' | 'any'; readonly of: readonly SegmentNode[] }
	| { readonly kind: 'not'; readonly of: SegmentNode };

export const segmentNode: z.ZodMiniType<SegmentNode> = z.lazy(() =>
	z.union([
		condition,
		z.object({ kind: z.enum(['all', 'any']), of: z.array(segmentNode).check(z.maxLength(100)) }),
		z.object({ kind: z.literal('not'), of: segmentNode })
	])
);

const sortFields = [
	'name',
	...textFields,
	...choiceFields,
	...dateFields,
	'lastActivity',
	'lastPurchase'
] as const;
export type SortField = (typeof sortFields)[number] | CustomFieldName;

const sortStep = z.object({
	field: z.union([z.enum(sortFields), custom]),
	direction: z.enum(['up', 'down'])
});
export type SortStep = z.infer<typeof sortStep>;

export const segmentSort = z.array(sortStep).check(z.maxLength(10));

/** `segment:<ulid>` */
export const segment = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** uid of the author */
	by: z.string(),
	audience: z.optional(audience),
	name: z.string().check(z.maxLength(400)),
	/** a tree is one value: two people who change it have made two questions */
	where: segmentNode,
	sort: z.optional(segmentSort),
	/** taken back: only the server deletes for good */
	archived: z.optional(z.boolean()),
	m: z.optional(merging)
});
