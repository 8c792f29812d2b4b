/**
 * What the server keeps of draws beside the documents, in a place of its own: nothing of it
 * replicates, and seeds stand in no log and no record. Everything is found by its digest and written
 * before the document that names the digest: after a crash there is at most something that nothing
 * names.
 */
export interface DrawVault {
	keepSeed(seed: SecretSeed): Promise<void>;
	/** null for a commitment that is not this server's */
	seed(commitment: string): Promise<string | null>;
	/** The last one of a digest counts. */
	keepList(list: FrozenList): Promise<void>;
	list(digest: string): Promise<FrozenList | null>;
	/** all that is kept, to be taken elsewhere */
	all(): Promise<{ readonly seeds: readonly SecretSeed[]; readonly lists: readonly FrozenList[] }>;
}

interface SecretSeed {
	/** SHA-256 of the seed's hex */
	readonly commitment: string;
	/** 256 random bits, in hex */
	readonly seed: string;
}

export interface FrozenList {
	readonly digest: string;
	readonly text: string;
	/** ulids of entries that were there and are not on the list; any that is neither came too late */
	readonly others: readonly string[];
}
