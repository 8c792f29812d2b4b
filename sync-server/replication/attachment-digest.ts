import { createHash } from 'node:crypto';

/** As CouchDB names bytes: `md5-1B2M2Y8AsgTpgAmY7PhCfg==`. */
export function attachmentDigest(bytes: Uint8Array): string {
	return `md5-${createHash('md5').update(bytes).digest('base64')}`;
}
