import type { RevisionInput } from '../port.ts';
import { checkPath } from '../revision-tree.ts';
import { StorageError } from '../storage-error.ts';

/**
 * Before anything of a batch is sent: CouchDB has no transactions, and would refuse the whole request
 * for one hash of 32 signs that is no lower-case hexadecimal number.
 *
 * @throws StorageError `bad-path`
 */
export function checkRevision({ path }: RevisionInput): void {
	checkPath(path);
	const wrong = path.map((rev) => rev.slice(rev.indexOf('-') + 1)).find(isNoHash);
	if (wrong !== undefined)
		throw new StorageError('bad-path', 'a hash of 32 signs must be hexadecimal');
}

function isNoHash(hash: string): boolean {
	return hash.length === 32 && !/^[0-9a-f]{32}$/.test(hash);
}
