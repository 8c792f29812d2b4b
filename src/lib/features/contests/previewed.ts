import type { Contest } from '#domain/documents/contest.ts';

/** A contest as far as it is written, for whoever shows how people will see it. */
export interface Previewed {
	readonly contest: Contest;
	/** that is being written */
	readonly language: string;
}
