import type { MatchKeys } from './match-keys.ts';
import { nameLikeness } from './name-likeness.ts';

/** What two people have in common, strongest first. */
type LikenessReason = 'phone' | 'email' | 'name';

export interface LookalikeScore {
	/** never empty */
	readonly reasons: readonly LikenessReason[];
	/** for ordering only: higher is likelier */
	readonly score: number;
}

/**
 * Below this, likeness of names is chance: "Ana Pérez" and "Eva Pérez" stay apart, a slip of the
 * finger in either part does not.
 */
const ALIKE = 0.9;

/** A number without its country is told by its tail; fewer digits are shared by strangers. */
const TAIL = 9;

const WEIGHT: Readonly<Record<LikenessReason, number>> = { phone: 8, email: 4, name: 2 };

/**
 * May these two be one person? A phone counts only when it is whole, on both sides: while it is being
 * typed, every number that begins alike would come up and go again.
 *
 * @returns null when nothing says so
 */
export function lookalike(probe: MatchKeys, candidate: MatchKeys): LookalikeScore | null {
	const reasons: LikenessReason[] = [];
	const likeness = nameLikeness(probe, candidate);
	if (probe.phones.some((a) => candidate.phones.some((b) => samePhone(a, b))))
		reasons.push('phone');
	if (probe.emails.some((email) => candidate.emails.includes(email))) reasons.push('email');
	if (likeness >= ALIKE) reasons.push('name');
	if (reasons.length === 0) return null;
	const score = reasons.reduce((sum, reason) => sum + WEIGHT[reason], likeness);
	return { reasons, score };
}

/** Two whole numbers are compared whole; one whose country is not known, by its tail. */
function samePhone(a: string, b: string): boolean {
	if (a === b) return a.startsWith('+') || a.length >= TAIL;
	if (a.startsWith('+') && b.startsWith('+')) return false;
	const [x, y] = [a.replace('+', ''), b.replace('+', '')];
	return x.length >= TAIL && y.length >= TAIL && x.slice(-TAIL) === y.slice(-TAIL);
}
