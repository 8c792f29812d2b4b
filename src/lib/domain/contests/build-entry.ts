import type { Contest, Entry, Remarks } from '../documents/contest.ts';
import { formatDocId } from '../documents/ids.ts';
import { parseUlid } from '../documents/ulid.ts';
import { normalisePhone } from '../search/phone-number.ts';
import { answeredPhone } from './answered-phone.ts';
import { hashText } from './hash-text.ts';
import { askedAnswers } from './asked-questions.ts';

/** What the form knows. */
export interface Submission {
	readonly kid: string;
	/** fixed when the form opened */
	readonly ulid: string;
	readonly answers: Entry['answers'];
	readonly notice: Entry['notice'];
	/** as they could be read, in the language of the form */
	readonly rules?: { readonly version: string; readonly text: string };
	readonly consents: Entry['consents'];
	readonly language: string;
	readonly remarks?: Remarks;
	/** cid of the customer whom the rep recognised */
	readonly customer?: string;
}

/** What the form need not know: who captured it, on what, when, and whose the customer will be. */
export interface Capture {
	readonly by: string;
	readonly device: string;
	/** milliseconds since the epoch */
	readonly at: number;
	readonly stamp: string;
	readonly assigned: Entry['assigned'];
}

/**
 * The entry as it is kept for ever. Blank answers are left out, so that no answer is not the same
 * as an empty one, and so are those to questions that in the end were not asked.
 *
 * @throws TypeError when `kid` or `ulid` is not a ULID
 */
export function buildEntry(submission: Submission, contest: Contest, capture: Capture): Entry {
	const { kid, ulid, notice, rules, consents, language, customer } = submission;
	const answers = trimmed(askedAnswers(contest.questions, submission.answers));
	const phoneNumber = answeredPhone(answers, contest);
	return {
		_id: formatDocId({ kind: 'entry', kid: parseUlid(kid), ulid: parseUlid(ulid) }),
		schema: 1,
		answers,
		notice,
		...(rules !== undefined && {
			rules: { version: rules.version, digest: hashText(rules.text) }
		}),
		consents,
		language,
		at: new Date(capture.at).toISOString(),
		by: capture.by,
		device: capture.device,
		stamp: capture.stamp,
		assigned: capture.assigned,
		country: contest.country,
		...(phoneNumber !== null && { phoneNumber }),
		...withRemarks(submission.remarks, contest.country),
		...(customer !== undefined && { customer })
	};
}

function trimmed(answers: Entry['answers']): Entry['answers'] {
	const kept = Object.entries(answers)
		.map(([field, answer]) => [field, typeof answer === 'string' ? answer.trim() : answer] as const)
		.filter(([, answer]) => answer !== '' && answer !== undefined);
	return Object.fromEntries(kept);
}

/** Nothing at all where nothing was learnt. */
function withRemarks(given: Remarks | undefined, country: string): Pick<Entry, 'remarks'> {
	if (given === undefined) return {};
	const { phones, ...rest } = given;
	const understood = phones?.map((phone) => {
		const number = normalisePhone(phone.typed, country);
		return number === null ? phone : { ...phone, number };
	});
	const kept = { ...rest, ...(understood !== undefined && { phones: understood }) };
	return Object.keys(kept).length === 0 ? {} : { remarks: kept };
}
