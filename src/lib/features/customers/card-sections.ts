/** The parts of a card, as a phone shows them one at a time. */
export const cardSections = ['facts', 'activity', 'purchases', 'consents'] as const;
export type CardSection = (typeof cardSections)[number];

/** @param name such as the hash of an address; anything else begins at the facts */
export function sectionNamed(name: string): CardSection {
	return cardSections.find((section) => section === name) ?? 'facts';
}
