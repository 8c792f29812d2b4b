import { parseDocId } from '#domain/documents/ids.ts';

export function coreId(cid: string): string {
	return `customer:${cid}`;
}

export function assignmentId(cid: string): string {
	return `customer:${cid}:assignment`;
}

export function mergedId(cid: string): string {
	return `customer:${cid}:merged`;
}

/** The customer that a document hangs on, or null. */
export function customerOf(id: string): string | null {
	const parsed = parseDocId(id);
	return parsed !== null && 'cid' in parsed ? parsed.cid : null;
}
