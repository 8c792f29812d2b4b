import type { CardRights } from '$lib/app/engine-api.ts';

/** The parts of a card, as a phone shows them one at a time. */
const cardSections = ['facts', 'activity', 'tasks', 'purchases', 'commercial', 'consents'] as const;
export type CardSection = (typeof cardSections)[number];

/** What of a card its reader may see: a part that one may not read is not there. */
export function sectionsFor(rights: CardRights | undefined): readonly CardSection[] {
	if (rights === undefined) return cardSections;
	const { activity, task, complaint, purchase, consent, commercial, billing } = rights;
	const readable: Readonly<Record<CardSection, boolean>> = {
		facts: true,
		activity: activity !== 'none',
		tasks: task !== 'none' || complaint !== 'none',
		purchases: purchase !== 'none',
		commercial: commercial !== 'none' || billing !== 'none',
		consents: consent !== 'none'
	};
	return cardSections.filter((section) => readable[section]);
}

/** @param name such as the hash of an address; anything else begins at the facts */
export function sectionNamed(name: string): CardSection {
	return cardSections.find((section) => section === name) ?? 'facts';
}
