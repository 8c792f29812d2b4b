import type { PublishProblem } from '#domain/contests/publish-problems.ts';

export const builderSections = ['about', 'who', 'questions', 'consents', 'texts'] as const;
export type BuilderSection = (typeof builderSections)[number];

/** The part of the builder in which a problem is put right. */
export function sectionOf({ at }: PublishProblem): BuilderSection {
	const [kind = ''] = at.split('/');
	switch (kind) {
		case 'eligibility':
			return 'who';
		case 'questions':
		case 'groups':
			return 'questions';
		case 'consents':
			return 'consents';
		case 'rules':
		case 'notice':
			return 'texts';
		default:
			return 'about';
	}
}

/** The question that a problem is about, or null. */
export function questionAt({ at }: PublishProblem): string | null {
	const [kind, field = ''] = at.split('/');
	return kind === 'questions' && field !== '' ? field : null;
}
