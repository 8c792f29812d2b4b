/** Who gets a contest on their devices. */
export interface Audience {
	/** ids of roles, teams, territories and people; none for everybody */
	readonly chosen: readonly string[];
	readonly onchange: (chosen: readonly string[]) => void;
}

/**
 * Whoever publishes a contest for some goes on seeing it.
 *
 * @param uid of who publishes
 * @returns null where it is for everybody
 */
export function withPublisher(
	chosen: readonly string[],
	uid: string | undefined
): readonly string[] | null {
	const self = uid === undefined ? [] : [`person:${uid}`];
	const others = chosen.filter((id) => !self.includes(id));
	return others.length === 0 ? null : [...self, ...others];
}
