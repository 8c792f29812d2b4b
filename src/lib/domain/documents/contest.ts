import * as z from 'zod/mini';
import { audience } from './audience.ts';
import { assigned } from './customer.ts';
import { merging } from './merging.ts';

/** One text in every language that it was written in: `{ es, fr, en }`. */
export const localised = z.record(z.string(), z.string());
export type Localised = z.infer<typeof localised>;

/** A question, by the customer field that the answer fills, or a free one (`x-…`). */
export const question = z.object({
	field: z.string(),
	required: z.boolean(),
	/** What the answer is used for: a question without it cannot be published. */
	purpose: localised
});
export type Question = z.infer<typeof question>;

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

/** `contest:<kid>` */
export const contest = z.looseObject({
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	name: z.string(),
	event: z.string(),
	place: z.optional(z.string()),
	prize: z.optional(localised),
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
	/** cid of a customer that the rep recognised ("it's this person"): no new customer is made */
	customer: z.optional(z.string())
});
export type Entry = z.infer<typeof entry>;
