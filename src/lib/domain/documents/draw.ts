import * as z from 'zod/mini';

/** SHA-256, or 256 random bits, in hex. */
const hex256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const text = z.string().check(z.minLength(1), z.maxLength(500));
const ulids = z.array(z.string());

/**
 * `draw:<kid>:<ulid>`: one step of a contest's draw, written by the server, once. All steps of a
 * contest make one chain: each names the digest of the one before, so none can be changed or left out.
 * They are published as they are: no step holds anything personal, and colleagues and devices stand in
 * them by their ids.
 */
const base = {
	_id: z.string(),
	_rev: z.optional(z.string()),
	schema: z.number(),
	/** uid of the colleague who took it */
	by: z.string(),
	/** ISO 8601 instant, UTC, by the server's clock */
	at: z.string().check(z.maxLength(40)),
	/** digest of the step before; null for the first */
	after: z.nullable(hex256)
};

/** A seed was drawn by lot and is kept secret; its SHA-256 stands here. */
const committed = z.looseObject({ ...base, step: z.literal('committed'), commitment: hex256 });

/** Entries that are not on the list, by reason. */
export const leftOut = z.record(z.string(), z.number());
export type LeftOut = z.infer<typeof leftOut>;

/** Nobody else takes part, and it is said which public text will be mixed in. */
const frozen = z.looseObject({
	...base,
	step: z.literal('frozen'),
	/** where the public text will come from, in words: "ONCE lottery of 22 November, five digits" */
	source: text,
	/** how many prizes, and how many are drawn to stand in */
	winners: z.number(),
	alternates: z.number(),
	/** SHA-256 of the list's text, and how many lines it has */
	list: z.object({ digest: hex256, entries: z.number() }),
	leftOut,
	/** devices that were not waited for, though they may hold entries that were not sent */
	without: z.array(z.object({ device: z.string(), lastContact: z.string() }))
});

/** The text is there, the seed is revealed, and who has won follows from both and the list. */
const drawn = z.looseObject({
	...base,
	step: z.literal('drawn'),
	text,
	seed: hex256,
	/** ulids of entries, first prize first */
	winners: ulids,
	alternates: ulids
});

export const redrawReasons = ['unreachable', 'declined', 'ineligible', 'other'] as const;

export type RedrawReason = (typeof redrawReasons)[number];

/** The next in the order takes the place of a winner. */
const redrawn = z.looseObject({
	...base,
	step: z.literal('redrawn'),
	/** 1 for the first prize */
	place: z.number(),
	out: z.string(),
	in: z.string(),
	reason: z.enum(redrawReasons),
	note: z.optional(text)
});

/** Given up before the winners were drawn. Once the list was frozen, the seed is told all the same. */
const abandoned = z.looseObject({
	...base,
	step: z.literal('abandoned'),
	reason: text,
	seed: z.optional(hex256)
});

export const drawStep = z.discriminatedUnion('step', [
	committed,
	frozen,
	drawn,
	redrawn,
	abandoned
]);
export type DrawStep = z.infer<typeof drawStep>;
export type DrawStepOf<Step extends DrawStep['step']> = Extract<DrawStep, { step: Step }>;
