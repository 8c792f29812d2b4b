import type { Consent, ConsentWay } from '../documents/events.ts';
import { CONTACT } from './contact-objections.ts';
import { standingConsents } from './standing-consents.ts';

/** What a person says, to a colleague, after the form on which they were first asked. */
export interface ConsentAnswer {
	readonly purpose: string;
	readonly channel?: string;
	readonly granted: boolean;
	/** how they said it; a yes is worth nothing without */
	readonly how?: ConsentWay;
	/** why, in their words */
	readonly note?: string;
	/** that they were told, where nobody has asked them before */
	readonly words?: { readonly text: string; readonly language: string };
}

/** What is written of it, without its id. */
export type ConsentContent = Pick<
	Consent,
	| 'schema'
	| 'purpose'
	| 'channel'
	| 'granted'
	| 'text'
	| 'version'
	| 'language'
	| 'at'
	| 'by'
	| 'device'
	| 'how'
	| 'note'
>;

export interface Witness {
	readonly by: string;
	readonly device: string;
	/** milliseconds since the epoch */
	readonly now: number;
}

/**
 * The evidence for it. It is about the words that the person read when they were asked, which stand in
 * it again: a yes that is given later is one to those, and not to what a contest says today.
 *
 * @param evidence all that this person has said
 * @returns null for a yes of which nobody says how it came, or to words that nobody has shown them
 */
export function answerConsent(
	answer: ConsentAnswer,
	evidence: readonly Consent[],
	{ by, device, now }: Witness
): ConsentContent | null {
	const { purpose, channel, granted, how, note } = answer;
	if (granted && how === undefined) return null;
	const last = standingConsents(evidence).find(
		(each) => each.purpose === purpose && each.channel === channel
	)?.evidence;
	const words = last ?? (purpose === CONTACT ? answer.words : undefined);
	if (words === undefined) return null;
	return {
		schema: 1,
		purpose,
		...(channel !== undefined && { channel }),
		granted,
		text: words.text,
		version: last?.version ?? '1',
		language: words.language,
		at: new Date(after(last, granted, now)).toISOString(),
		by,
		device,
		...(how !== undefined && { how }),
		...(note !== undefined && note !== '' && { note })
	};
}

/** What is said last counts, also where what was said before bears the time of a clock that ran ahead. */
function after(last: Consent | undefined, granted: boolean, now: number): number {
	if (last === undefined) return now;
	// Of two at one instant a no stands.
	return Math.max(now, Date.parse(last.at) + (granted ? 1 : 0));
}
