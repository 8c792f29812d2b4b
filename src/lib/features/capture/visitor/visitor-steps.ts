import { consentField } from '#domain/contests/consent-field.ts';
import { questionSteps } from '#domain/contests/question-steps.ts';
import type { Contest, Question } from '#domain/documents/contest.ts';
import type { Localised } from '#domain/documents/localised.ts';
import type { MessageKey } from '$lib/i18n/messages.ts';

export interface VisitorStep {
	readonly id: string;
	/** as the contest words it, or as we do */
	readonly title: Localised | MessageKey;
	readonly questions: readonly Question[];
	/** names of all that is filled in here */
	readonly fields: readonly string[];
}

type Family = 'who' | 'reach' | 'where' | 'more';

const FAMILIES: Readonly<Record<string, Family>> = {
	givenName: 'who',
	familyName: 'who',
	companyName: 'who',
	jobTitle: 'who',
	birthDate: 'who',
	phone: 'reach',
	email: 'reach',
	street: 'where',
	number: 'where',
	complement: 'where',
	postalCode: 'where',
	city: 'where',
	region: 'where',
	country: 'where'
};

const TITLES: Readonly<Record<Family, MessageKey>> = {
	who: 'kiosk.who',
	reach: 'kiosk.reach',
	where: 'kiosk.where',
	more: 'kiosk.more'
};

/**
 * What a visitor is shown, one after the other: what happens with the data and what is agreed to, then
 * the questions, group by group, as the contest has grouped them; else those that belong together.
 *
 * @param asked those questions of the contest that this person is asked
 */
export function visitorSteps(contest: Contest, asked: readonly Question[]): readonly VisitorStep[] {
	const notice: VisitorStep = {
		id: 'notice',
		title: 'kiosk.notice',
		questions: [],
		fields: contest.consents.map(consentField)
	};
	return [
		notice,
		...questionSteps(asked).flatMap(({ group, questions }) => {
			const known = contest.groups?.find(({ id }) => id === group);
			return known === undefined
				? ofFamilies(questions)
				: [step(`group-${known.id}`, known.title, questions)];
		})
	];
}

/** Those of no group, in the order in which they are written. */
function ofFamilies(questions: readonly Question[]): readonly VisitorStep[] {
	const families = new Map<Family, Question[]>();
	for (const question of questions) {
		const family = FAMILIES[question.field] ?? 'more';
		families.set(family, [...(families.get(family) ?? []), question]);
	}
	return [...families].map(([family, together]) => step(family, TITLES[family], together));
}

function step(
	id: string,
	title: Localised | MessageKey,
	questions: readonly Question[]
): VisitorStep {
	return { id, title, questions, fields: questions.map(({ field }) => field) };
}
