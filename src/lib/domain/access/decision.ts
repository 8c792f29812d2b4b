/** Why something is allowed. Small and closed, so that each can be told in a sentence. */
export type Permission =
	/** the customer is one's own */
	| 'owner'
	/** the customer belongs to one of one's teams */
	| 'team'
	/** the customer belongs to one of one's territories */
	| 'territory'
	/** a role reaches every customer */
	| 'all-rows'
	/** a campaign lends one the customer for a while */
	| 'campaign'
	/** colleagues, roles, teams, territories and settings are known to colleagues; their own to kiosks */
	| 'directory'
	/** contests are known to those whom they are for, which is everyone signed in unless one says otherwise */
	| 'contest'
	/** it is shared with one */
	| 'audience'
	/** one wrote it oneself */
	| 'author'
	/** a role reads all entries */
	| 'entries'
	/** a role has the verb that this takes */
	| 'verb';

/**
 * Why something is refused, from the farthest from being allowed to the nearest: of several roles'
 * refusals the last in this list is the one worth telling. Never to be told to someone who may not
 * know that the document exists.
 */
const refusals = [
	'not-assigned',
	/** of no role that works with anything */
	'no-colleague',
	'discreet',
	'section-none',
	'entries-none',
	'not-author',
	'needs-administer',
	'needs-publish',
	'needs-merge',
	'needs-assign',
	'needs-history',
	'needs-erase',
	'section-read-only',
	/** the role keeps this field from it */
	'field-denied',
	/** a new customer may name only its author and one of the author's territories and teams */
	'foreign-assignment',
	/** written once, never again */
	'immutable',
	/** kept by the server, which answers for it elsewhere than by replication */
	'server-only'
] as const;
export type Refusal = (typeof refusals)[number];

export type Decision =
	| { readonly allowed: true; readonly because: Permission }
	| { readonly allowed: false; readonly because: Refusal };

export function allow(because: Permission): Decision {
	return { allowed: true, because };
}

export function refuse(because: Refusal): Decision {
	return { allowed: false, because };
}

/**
 * What several roles come to: one that allows suffices; otherwise the refusal that came nearest.
 *
 * @param without the refusal of someone who has no role at all
 */
export function anyOf<T>(
	roles: readonly T[],
	without: Refusal,
	judge: (role: T) => Decision
): Decision {
	let nearest: Refusal = without;
	for (const role of roles) {
		const decision = judge(role);
		if (decision.allowed) return decision;
		if (rank(decision.because) > rank(nearest)) nearest = decision.because;
	}
	return refuse(nearest);
}

function rank(refusal: Refusal): number {
	return refusals.indexOf(refusal);
}
