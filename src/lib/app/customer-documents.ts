import {
	customerAssignment,
	customerCore,
	customerMerged,
	type CustomerAssignment,
	type CustomerCore
} from '#domain/documents/customer.ts';
import { isCustomFieldName } from '#domain/documents/custom-field.ts';
import { parseDocId, type CustomerSection } from '#domain/documents/ids.ts';
import { ownSections } from '#domain/documents/sections.ts';
import type { ListedDocument } from '../store/document-store.ts';
import { mergedDocument, type MergedDocument } from '../store/merged-document.ts';
import { parseDocument } from '../store/read-documents.ts';

/** The documents that say who a customer is and whose. */
export interface CustomerDocuments {
	readonly core: CustomerCore;
	/** null while the card's own `assigned` holds */
	readonly assignment: CustomerAssignment | null;
	/** cid of whom they were merged into */
	readonly into: string | null;
	/** what people write beside the core, as far as it was asked for: what they may not read is not there */
	readonly beside: readonly MergedDocument[];
}

/** Customers whose core is here and readable, by cid. Documents of other kinds are passed over. */
export function groupCustomers(
	listed: readonly ListedDocument[]
): ReadonlyMap<string, CustomerDocuments> {
	const cores = new Map<string, CustomerCore>();
	const assignments = new Map<string, CustomerAssignment>();
	const merges = new Map<string, { readonly into?: string | undefined }>();
	const beside = new Map<string, MergedDocument[]>();
	for (const { id, leaves } of listed) {
		const parsed = parseDocId(id);
		const merged = parsed?.kind === 'customer' ? mergedDocument(id, leaves) : null;
		if (parsed?.kind !== 'customer' || merged === null) continue;
		if (parsed.section === 'core') setParsed(cores, parsed.cid, merged, customerCore);
		if (parsed.section === 'assignment') {
			setParsed(assignments, parsed.cid, merged, customerAssignment);
		}
		if (parsed.section === 'merged') setParsed(merges, parsed.cid, merged, customerMerged);
		if (isBeside(parsed.section)) {
			beside.set(parsed.cid, [...(beside.get(parsed.cid) ?? []), merged]);
		}
	}
	return new Map(
		[...cores].map(([cid, core]) => [
			cid,
			{
				core,
				assignment: assignments.get(cid) ?? null,
				into: merges.get(cid)?.into ?? null,
				beside: beside.get(cid) ?? []
			}
		])
	);
}

/** Of a document in which two people may have written different things. */
export function isBesideCore(docId: string): boolean {
	const id = parseDocId(docId);
	return id?.kind === 'customer' && isBeside(id.section);
}

function isBeside(section: CustomerSection): boolean {
	if (section === 'assignment' || isCustomFieldName(section)) return true;
	return ownSections.some((each) => each === section);
}

function setParsed<T>(
	found: Map<string, T>,
	cid: string,
	merged: Parameters<typeof parseDocument>[0],
	schema: Parameters<typeof parseDocument<T>>[1]
): void {
	const parsed = parseDocument(merged, schema);
	if (parsed !== null) found.set(cid, parsed);
}
