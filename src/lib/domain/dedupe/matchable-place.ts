import type { Address } from '../documents/customer.ts';
import { fold } from '../search/fold.ts';

/** The parts of an address that are compared. */
export type MatchedPlace = Partial<
	Pick<Address, 'street' | 'number' | 'complement' | 'postalCode' | 'city'>
>;

/** An address as it is compared: folded, without what people abbreviate in their own way. '' where not known. */
export interface MatchablePlace {
	readonly street: string;
	/** digits only */
	readonly number: string;
	readonly complement: string;
	readonly postalCode: string;
	readonly city: string;
}

/** Kinds of streets and particles, whole and as people shorten them, in Spanish, French and English. */
const UNTELLING = new Set(
	`c cl calle av avd avda avenida ps po p paseo pl pz pza plz plaza ctra carretera cno camino rda ronda
	trav travesia pje pasaje r rue ave avenue bd bld bld boul bvd blvd boulevard place ch chemin imp
	impasse all allee q quai rte route sq square st str street rd road ln lane dr drive ct court cres
	crescent cct circuit close way tce terrace pde parade
	de del la las los el du des le les d l o the of`.split(/\s+/)
);
const WORD = /[\p{L}\p{N}]+/gu;

export function matchablePlace(address: MatchedPlace): MatchablePlace {
	const { street = '', number = '', complement = '', postalCode = '', city = '' } = address;
	const { name, house } = houseIn(fold(street), number);
	return {
		street: tellingWords(name),
		number: (/\d+/.exec(house) ?? [''])[0],
		complement: words(fold(complement)),
		postalCode: fold(postalCode).replace(/[^\p{L}\p{N}]/gu, ''),
		city: words(fold(city))
	};
}

/** Many forms have one field for both: "Calle Mayor 3", "3 rue Mayor". */
function houseIn(street: string, number: string): { name: string; house: string } {
	if (number.trim() !== '') return { name: street, house: number };
	const [, before, after] = /^\s*(\d+)[\s,]|[\s,](?:n\.?º?\s*)?(\d+)\s*\S{0,3}$/.exec(street) ?? [];
	const house = before ?? after ?? '';
	return { name: house === '' ? street : street.replace(house, ' '), house };
}

function tellingWords(text: string): string {
	const all = text.match(WORD) ?? [];
	const telling = all.filter((word) => !UNTELLING.has(word));
	return (telling.length > 0 ? telling : all).join(' ');
}

function words(text: string): string {
	return (text.match(WORD) ?? []).join(' ');
}
