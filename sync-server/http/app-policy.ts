import { readFile } from 'node:fs/promises';

/** What a `<meta>` can't say: browsers heed these in the header alone. */
const HEADER_ONLY = ["frame-ancestors 'none'", "object-src 'none'"];

/**
 * The content security policy of the built app. The build writes it into the page, with the hash of
 * the one script that boots it; as a header it also binds workers and everything before the `<meta>`.
 *
 * @param page the path of the page that the build falls back to
 * @returns null when the app has not been built
 */
export async function readAppPolicy(page: string): Promise<string | null> {
	let html: string;
	try {
		html = await readFile(page, 'utf8');
	} catch (cause) {
		if (isMissing(cause)) return null;
		throw cause;
	}
	const [, content] =
		/<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html) ?? [];
	if (content === undefined) throw new Error(`${page} holds no content security policy`);
	return [decodeEntities(content).replace(/;\s*$/, ''), ...HEADER_ONLY].join('; ');
}

function isMissing(cause: unknown): boolean {
	return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
}

function decodeEntities(attribute: string): string {
	return attribute
		.replaceAll('&quot;', '"')
		.replaceAll('&#39;', "'")
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
