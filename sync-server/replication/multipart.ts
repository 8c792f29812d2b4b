export interface Part {
	/** names in lower case */
	readonly headers: ReadonlyMap<string, string>;
	readonly body: Uint8Array;
}

/** More parts than any document has attachments. */
const MOST_PARTS = 100;
const CRLF = '\r\n';

/** @returns null for what is no multipart body with this boundary */
export function splitMultipart(bytes: Buffer, boundary: string): readonly Part[] | null {
	const delimiter = Buffer.from(`--${boundary}`);
	const parts: Part[] = [];
	let at = bytes.indexOf(delimiter);
	while (at >= 0 && parts.length <= MOST_PARTS) {
		const start = at + delimiter.length;
		if (bytes.toString('latin1', start, start + 2) === '--') return parts;
		const next = bytes.indexOf(Buffer.concat([Buffer.from(CRLF), delimiter]), start);
		const part = next < 0 ? null : parsePart(bytes.subarray(start, next));
		if (part === null) return null;
		parts.push(part);
		at = next + CRLF.length;
	}
	return null;
}

export function joinMultipart(parts: readonly Part[], boundary: string): Buffer {
	const pieces = parts.flatMap(({ headers, body }) => {
		const lines = [...headers].map(([name, value]) => `${name}: ${value}${CRLF}`);
		return [Buffer.from(`--${boundary}${CRLF}${lines.join('')}${CRLF}`), body, Buffer.from(CRLF)];
	});
	return Buffer.concat([...pieces, Buffer.from(`--${boundary}--`)]);
}

/** @returns null where there is none */
export function boundaryOf(contentType: string): string | null {
	const [, quoted, plain] =
		/;\s*boundary=(?:"([^"]{1,70})"|([^\s;,"]{1,70}))/i.exec(contentType) ?? [];
	return quoted ?? plain ?? null;
}

/** Headers, if any, then an empty line, then the body. */
function parsePart(bytes: Buffer): Part | null {
	const end = bytes.indexOf(`${CRLF}${CRLF}`);
	if (end < 0) return null;
	const lines = bytes.toString('utf8', 0, end).split(CRLF).slice(1);
	const headers = lines.map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
	});
	return { headers: new Map(headers), body: bytes.subarray(end + 2 * CRLF.length) };
}
