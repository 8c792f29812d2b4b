import * as z from 'zod/mini';
import { audience } from './audience.ts';
import { assigned, interests } from './customer.ts';
import { localised } from './localised.ts';
import { merging } from './merging.ts';

/** What an answer is; where a question does not say, what its field is. */
const answerKinds = ['text', 'long-text', 'choice', 'number', 'date', 'switch'] as const;

/** When a question is asked: by the answer to another that is asked before it. No program, ever. */
const condition = z.discriminatedUnion('is', [
	z.object({ field: z.string(), is: z.enum(['answered', 'blank']) }),
	z.object({ field: z.string(), is: z.enum(['equal', 'other']), value: z.string() }),
	z.object({ field: z.string(), is: z.enum(['at-least', 'at-most']), value: z.number() })
]);
export type Condition = z.infer<typeof condition>;

/** What may be asked for that nobody can type. */
export const pictureKinds = ['photo', 'signature'] as const;
export type PictureKind = (typeof pictureKinds)[number];

/** A question, by the customer field that the answer fills, or a free one (`x-…`). */
export const question = z.looseObject({
	field: z.string(),
	required: z.boolean(),
	/** What the answer is used for: a question without it cannot be published. */
	purpose: localised,
	/** Why the purpose needs it: nor one without this. Absent in contests of before it was asked for. */
	why: z.optional(localised),
	/** how it is asked; a field of the card has a name of its own */
	label: z.optional(localised),
	kind: z.optional(z.enum(answerKinds)),
	/** It is answered with a picture. No kind of its own: an app that does not know it asks for a text. */
	picture: z.optional(z.enum(pictureKinds)),
	/** of a choice */
	options: z.optional(z.array(z.object({ value: z.string(), label: localised }))),
	/** of a number; of a text, how many characters */
	least: z.optional(z.number()),
	most: z.optional(z.number()),
	/** heading under which it stands */
	group: z.optional(z.string()),
	when: z.optional(condition)
});
export type Question = z.infer<typeof question>;

/** What tells that two entries are of one person. */
export const personKeys = ['phone', 'email', 'name-and-birth'] as const;
export type PersonKey = (typeof personKeys)[number];

const eligibility = z.looseObject({
	/** whole years on the day of the entry */
	minimumAge: z.optional(z.number()),
	/** ISO 3166-1 alpha-2; absent: of anywhere */
	countries: z.optional(z.array(z.string())),
	/** One entry per person: any of these that two entries share makes them one's. */
	onePerPerson: z.optional(z.array(z.enum(personKeys)))
});

const consentRequest = z.object({
	purpose: z.string(),
	channel: z.optional(z.string()),
	required: z.boolean(),
	label: localised,
	/** The full wording that a person agrees to. */
	text: localised,
	version: z.string()
});
export type ConsentRequest = z.infer<typeof consentRequest>;

/**
 * One publication: which wording of each text was in force from then on. Never changed afterwards.
 */
const publication = z.object({
	/** counts from 1 */
	version: z.number(),
	/** ISO 8601 instant, UTC */
	at: z.string(),
	/** uid */
	by: z.string(),
	/**
	 * By place (`notice/text`, `rules/text`, `consents/news/email/text`): the version of that text, and
	 * by language the SHA-256 under which `wordings` keeps it.
	 */
	texts: z.record(
		z.string(),
		z.object({ version: z.string(), digests: z.record(z.string(), z.string()) })
	)
});
export type Publication = z.infer<typeof publication>;

const COLOUR = /^#[0-9a-f]{6}$/;
const PICTURE = /^data:image\/(?:webp|jpeg|png);base64,[0-9A-Za-z+/]+=*$/;
/** It travels to every device with the contest. */
const MOST_PICTURE = 100_000;

/** What an event looks like on a kiosk. */
const look = z.looseObject({
	/** `#rrggbb` */
	colour: z.optional(z.string().check(z.regex(COLOUR))),
	/** a small picture, as a data URL */
	picture: z.optional(z.string().check(z.maxLength(MOST_PICTURE), z.regex(PICTURE)))
});

/** `contest:<kid>` */
export const contest = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	name: z.string(),
	event: z.string(),
	place: z.optional(z.string()),
	prize: z.optional(localised),
	/** the rules of the contest, whole */
	rules: z.optional(z.object({ version: z.string(), text: localised })),
	/** Every text that people were ever asked to agree to, by its SHA-256: entries name it so. */
	wordings: z.optional(z.record(z.string(), z.string())),
	/** first to last */
	publications: z.optional(z.array(publication)),
	look: z.optional(look),
	/** visitors may hold a code of theirs to the camera of a kiosk */
	visitorScan: z.optional(z.boolean()),
	/** IANA name: where its days begin and end */
	timeZone: z.optional(z.string()),
	eligibility: z.optional(eligibility),
	/** Steps of the form, in the order of their first questions. */
	groups: z.optional(z.array(z.object({ id: z.string(), title: localised }))),
	state: z.enum(['draft', 'running', 'closed']),
	/** ISO dates */
	from: z.string(),
	to: z.string(),
	/** ISO 3166-1 alpha-2: the default country of phones and addresses typed at the event */
	country: z.string(),
	languages: z.array(z.string()),
	notice: z.object({ version: z.string(), summary: localised, text: localised }),
	questions: z.array(question),
	consents: z.array(consentRequest),
	audience: z.optional(audience),
	m: z.optional(merging)
});
export type Contest = z.infer<typeof contest>;

const short = z.string().check(z.maxLength(400));
export const LONGEST_REMARK = 2000;
const MOST_REMARKS = 20;

/** What was learnt of somebody beside the answers: read from their card, or noted by who spoke to them. */
export const remarks = z.object({
	interest: z.exactOptional(z.enum(interests)),
	tags: z.exactOptional(z.array(short).check(z.maxLength(MOST_REMARKS))),
	note: z.exactOptional(z.string().check(z.maxLength(LONGEST_REMARK))),
	/** further ones; `number` in E.164 where it could be understood */
	phones: z.exactOptional(
		z
			.array(z.object({ kind: short, typed: short, number: z.exactOptional(short) }))
			.check(z.maxLength(MOST_REMARKS))
	),
	emails: z.exactOptional(
		z.array(z.object({ kind: short, address: short })).check(z.maxLength(MOST_REMARKS))
	)
});
export type Remarks = z.infer<typeof remarks>;

/**
 * `entry:<kid>:<ulid>`: immutable evidence of a sign-up: answers, the exact texts shown, who, where,
 * when. Its ulid is fixed when the form opens, so saving twice is one document.
 */
export const entry = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	answers: z.looseObject({
		givenName: z.optional(z.string()),
		familyName: z.optional(z.string()),
		companyName: z.optional(z.string()),
		phone: z.optional(z.string()),
		email: z.optional(z.string()),
		street: z.optional(z.string()),
		postalCode: z.optional(z.string()),
		city: z.optional(z.string()),
		country: z.optional(z.string()),
		birthDate: z.optional(z.string())
	}),
	notice: z.object({ version: z.string(), text: z.string() }),
	/** the rules that were in force: long, so their SHA-256, by which the contest keeps the text */
	rules: z.optional(z.object({ version: z.string(), digest: z.string() })),
	consents: z.array(
		z.object({
			purpose: z.string(),
			channel: z.optional(z.string()),
			granted: z.boolean(),
			text: z.string(),
			version: z.string()
		})
	),
	language: z.string(),
	at: z.string(),
	by: z.string(),
	device: z.string(),
	/** stamp under which every field of the customer that follows from this entry is written */
	stamp: z.string(),
	assigned,
	/** ISO 3166-1 alpha-2, the contest's: where an answer says nothing else, it is meant there */
	country: z.optional(z.string()),
	/**
	 * `answers.phone` in E.164, where it could be understood. Worked out once, where it was typed: two
	 * versions of the numbering plans must not derive two different customers.
	 */
	phoneNumber: z.optional(z.string()),
	remarks: z.optional(remarks),
	/** cid of a customer that the rep recognised ("it's this person"): no new customer is made */
	customer: z.optional(z.string())
});
export type Entry = z.infer<typeof entry>;
