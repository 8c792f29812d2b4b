const TOKEN = /^([0-9]{1,15})-([0-9A-Za-z_]+)$/;

/** A place in one user's ledger, as clients see it. PouchDB takes the number in front of it for a sequence. */
export function formatSince(useq: number, epoch: string): string {
	return `${useq}-${epoch}`;
}

/**
 * @param last of the ledger: a token beyond it comes from a history that was lost
 * @returns 0, the beginning, for anything that this epoch did not give out
 */
export function parseSince(since: string, epoch: string, last: number): number {
	const [, number, of] = TOKEN.exec(since) ?? [];
	const useq = Number(number);
	return of === epoch && useq <= last ? useq : 0;
}
