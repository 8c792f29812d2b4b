import * as z from 'zod/mini';
import { contest } from '../documents/contest.ts';

/** `POST /api/v1/contests/<kid>/publish` */
export const publishRequest = z.object({
	/** version of the last publication that the author has seen; 0 where there is none */
	after: z.int().check(z.minimum(0)),
	/** whole; what the server alone decides (versions, wordings, state) is not read */
	contest
});
export type PublishRequest = z.infer<typeof publishRequest>;

export const publishAnswer = z.object({ version: z.number() });
export type PublishAnswer = z.infer<typeof publishAnswer>;

/** Why a contest is not published: the `reason` of a 409. */
export type PublishRefusal =
	/** somebody has published in between */
	| 'moved-on'
	/** `publishProblems` finds something */
	| 'problems'
	/** the list of who takes part is frozen: no rule can change any more */
	| 'frozen'
	| 'too-large'
	/** holds what looks like the number of a payment card */
	| 'card-number';
