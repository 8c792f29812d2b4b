import * as z from 'zod/mini';
import { merging } from './merging.ts';

/**
 * Sections of a customer that are documents of their own: `customer:<cid>:<section>`. Each has rights of
 * its own, and is not on the device of who may not read it. Loose, as the core is.
 */
export const ownSections = ['notes', 'commercial', 'billing'] as const;
export type OwnSection = (typeof ownSections)[number];

/** Fields that administrators have set apart, each in a section `x-<slug>` of its own, are read as one. */
export const APART = 'apart';
export const keptSections = [...ownSections, APART] as const;
export type KeptSection = (typeof keptSections)[number];

const text = z.string().check(z.maxLength(400));
/** Written in sentences, such as a clause of a contract. */
export const LONGEST_TEXT = 4000;
const long = z.string().check(z.maxLength(LONGEST_TEXT));

const base = {
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	m: z.optional(merging)
};

/** What whoever looks after a customer should know and nobody else. */
const notes = z.looseObject({
	...base,
	notes: z.optional(long),
	/** family, health, beliefs: what was told in confidence */
	personal: z.optional(long)
});

/** What was agreed with a customer. */
const commercial = z.looseObject({
	...base,
	contract: z.optional(long),
	prices: z.optional(long),
	credit: z.optional(text)
});

export const paymentMethods = ['transfer', 'debit', 'cash', 'card', 'cheque'] as const;

/** To whom and where a bill goes, and from where it is paid. No card numbers: they are refused. */
const billing = z.looseObject({
	...base,
	legalName: z.optional(text),
	taxId: z.optional(text),
	street: z.optional(text),
	number: z.optional(text),
	complement: z.optional(text),
	postalCode: z.optional(text),
	city: z.optional(text),
	region: z.optional(text),
	/** ISO 3166-1 alpha-2 */
	country: z.optional(text),
	/** what was imported may be something else */
	paymentMethod: z.optional(text),
	/** in one piece, in capitals */
	iban: z.optional(text)
});

export const sectionSchemas = {
	notes,
	commercial,
	billing
} as const;
