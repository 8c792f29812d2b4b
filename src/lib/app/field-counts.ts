import { levelOf } from '#domain/access/decide-customer.ts';
import type { Principal } from '#domain/access/principal.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { APART, ownSections } from '#domain/documents/sections.ts';
import { startingWith } from '../store/document-store.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { mergedDocument } from '../store/merged-document.ts';
import { addedFields } from './added-fields.ts';
import { breathing } from './breath.ts';
import type { CustomerCatalogue } from './customer-catalogue.ts';
import { fieldUses, youngFields } from './field-consumers.ts';
import type { FieldCounts } from './fields-api.ts';
import { inPages } from './in-pages.ts';

interface CountedFrom {
	readonly database: LocalDatabase;
	readonly catalogue: CustomerCatalogue;
	readonly principal: Principal | null;
}

/** Edited, and counted, as one. */
const BILLING_ADDRESS = new Set([
	'street',
	'number',
	'complement',
	'postalCode',
	'city',
	'region',
	'country'
]);

/** On how many of the cards that the list shows each field has a value, and what rests on it. */
export async function countFields({
	database,
	catalogue,
	principal
}: CountedFrom): Promise<FieldCounts> {
	const filled = new Map<string, number>();
	const breath = breathing();
	for await (const page of inPages(database.documents, startingWith('customer:'))) {
		for (const { id, leaves } of page) {
			const parsed = parseDocId(id);
			if (parsed?.kind !== 'customer' || catalogue.get(parsed.cid) === undefined) continue;
			const body = mergedDocument(id, leaves)?.body ?? {};
			for (const field of fieldsIn(body, parsed.section === 'billing')) {
				filled.set(field, (filled.get(field) ?? 0) + 1);
			}
			await breath();
		}
	}
	const apart = (await addedFields(database)).flatMap(({ section, name }) =>
		section === APART ? [name] : []
	);
	const mayRead = (section: Parameters<typeof levelOf>[1]): boolean =>
		principal?.roles.some((role) => levelOf(role, section) !== 'none') === true;
	const now = database.clock.now();
	return {
		cards: catalogue.size,
		filled: Object.fromEntries(filled),
		// Nothing of these is on the device: that is no sign of nobody using them.
		unread: [...ownSections, ...apart].filter((section) => !mayRead(section)),
		uses: await fieldUses(database, now),
		young: await youngFields(database, now)
	};
}

function fieldsIn(
	body: Readonly<Record<string, unknown>>,
	isBilling: boolean
): ReadonlySet<string> {
	const named = Object.keys(body).filter((key) => !isEmpty(body[key]));
	if (!isBilling) return new Set(named);
	return new Set(named.map((key) => (BILLING_ADDRESS.has(key) ? 'billingAddress' : key)));
}

function isEmpty(value: unknown): boolean {
	if (value === undefined || value === null || value === '') return true;
	return Array.isArray(value) && value.length === 0;
}
