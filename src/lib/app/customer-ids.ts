import { parseDocId } from '#domain/documents/ids.ts';
import type { OwnSection } from '#domain/documents/sections.ts';

export function coreId(cid: string): string {
	return `customer:${cid}`;
}

export function assignmentId(cid: string): string {
	return `customer:${cid}:assignment`;
}

export function mergedId(cid: string): string {
	return `customer:${cid}:merged`;
}

export function sectionId(cid: string, section: OwnSection): string {
	return `customer:${cid}:${section}`;
}

/** The customer that a document hangs on, or null. */
export function customerOf(id: string): string | null {
	const parsed = parseDocId(id);
	return parsed !== null && 'cid' in parsed ? parsed.cid : null;
}
