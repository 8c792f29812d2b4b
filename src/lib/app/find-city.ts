import { customerCore } from '#domain/documents/customer.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { coreId } from './customer-ids.ts';
import type { PostalArea } from './engine-api.ts';

/** Enough to outvote a typing error. */
const ASKED = 15;

/** What most customers on the device who live at this postcode call their city, or ''. */
export async function findCity(
	database: LocalDatabase,
	catalogue: CustomerCatalogue,
	{ postalCode, country }: PostalArea
): Promise<string> {
	if (postalCode.trim() === '') return '';
	const cids = await catalogue.having('postcode', postalCode);
	const picked = await database.documents.pick(cids.slice(0, ASKED).map(coreId));
	const votes = new Map<string, number>();
	for (const { id, leaves } of picked) {
		const merged = mergedDocument(id, leaves);
		const core = merged === null ? null : parseDocument(merged, customerCore);
		for (const address of core?.addresses ?? []) {
			if (!isThere(address, postalCode, country)) continue;
			const city = address.city?.trim() ?? '';
			if (city !== '') votes.set(city, (votes.get(city) ?? 0) + 1);
		}
	}
	const [most] = [...votes].sort(([, a], [, b]) => b - a);
	return most?.[0] ?? '';
}

interface Address {
	readonly postalCode?: string | undefined;
	readonly country?: string | undefined;
}

function isThere(address: Address, postalCode: string, country: string): boolean {
	const same = written(address.postalCode ?? '') === written(postalCode);
	return same && (address.country ?? country) === country;
}

function written(postalCode: string): string {
	return postalCode.replace(/\s/g, '').toUpperCase();
}
