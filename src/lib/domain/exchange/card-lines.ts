import { decodeText, repairMojibake } from './decode-text.ts';

/** One property of a vCard, unfolded and decoded. Escapes stand: only who knows its parts can tell them. */
export interface CardLine {
	/** `item1` of `item1.TEL`, in small letters; '' without one */
	readonly group: string;
	/** in capitals */
	readonly name: string;
	/** of TYPE parameters in any style, in small letters */
	readonly types: ReadonlySet<string>;
	/** other parameters, names in capitals */
	readonly params: ReadonlyMap<string, string>;
	readonly value: string;
}

/** No card has more properties, nor a longer one that is text. */
const MOST_LINES = 1000;
const LONGEST_HEAD = 500;
const LONGEST_VALUE = 12_000;

/** Pictures, sounds and keys: large, and nothing that a form asks for. */
const SKIPPED = new Set(['PHOTO', 'LOGO', 'SOUND', 'KEY', 'AGENT']);

const QUOTED_PRINTABLE = /(?:^|[;=])QUOTED-PRINTABLE(?:[;]|$)/i;
const BARE_ENCODINGS = new Set(['QUOTED-PRINTABLE', 'BASE64', 'B', '8BIT', '7BIT']);
const READABLE =
	/^(?:utf-?8|us-ascii|ascii|iso-?8859-1|iso-?8859-15|latin-?1|(?:windows-|cp)1252)$/i;

/**
 * The properties of the first card in a text, in their order. A line that is none is left out: mail
 * programs break them, and the rest can still be read.
 *
 * @see RFC 6350 §3.2 and RFC 2426 §2.6 for folding; vCard 2.1 §2.1.3, where a fold keeps its space
 */
export function cardLines(text: string): readonly CardLine[] {
	const lines: CardLine[] = [];
	let depth = 0;
	for (const whole of unfolded(text.split(/\r\n|\r|\n/), /^VERSION:\s*2\.1/im.test(text))) {
		if (/^BEGIN:VCARD\s*$/i.test(whole)) depth += 1;
		else if (/^END:VCARD\s*$/i.test(whole)) depth -= 1;
		if (depth < 1 && lines.length > 0) break;
		// A card within a card is somebody else: their secretary.
		const line = depth === 1 ? parseLine(whole) : null;
		if (line !== null) lines.push(line);
		if (lines.length >= MOST_LINES) break;
	}
	return lines;
}

/** Splits at a sign that no backslash stands before. The escapes stay. */
export function splitUnescaped(text: string, sign: string): readonly string[] {
	const parts: string[] = [];
	let from = 0;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '\\') at += 1;
		else if (text[at] === sign) {
			parts.push(text.slice(from, at));
			from = at + 1;
		}
	}
	return [...parts, text.slice(from)];
}

export function unescaped(text: string): string {
	return text.replace(/\\([nN,;:\\"])/g, (_, sign: string) =>
		sign.toLowerCase() === 'n' ? '\n' : sign
	);
}

function* unfolded(physical: readonly string[], spacesStay: boolean): Generator<string> {
	let parts: string[] = [];
	let isSoft = false;
	for (const line of physical) {
		const isFold = /^[ \t]/.test(line) && parts.length > 0;
		if (isSoft) parts.push(line);
		else if (isFold) parts.push(spacesStay ? line : line.slice(1));
		else {
			if (parts.length > 0) yield parts.join('');
			parts = [line];
		}
		isSoft = endsSoftly(parts, line);
		if (isSoft) parts.push((parts.pop() ?? '').slice(0, -1));
	}
	if (parts.length > 0) yield parts.join('');
}

/** Quoted-printable goes on in the next line after an `=`; in any other value it is a sign like others. */
function endsSoftly([first = '']: readonly string[], line: string): boolean {
	if (!line.endsWith('=')) return false;
	return QUOTED_PRINTABLE.test(first.slice(0, LONGEST_HEAD).split(':')[0] ?? '');
}

function parseLine(whole: string): CardLine | null {
	const colon = outsideQuotes(whole.slice(0, LONGEST_HEAD), ':')[0];
	if (colon === undefined || colon.length === whole.length) return null;
	const [path = '', ...written] = outsideQuotes(colon, ';');
	const [, group = '', name = ''] = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(path.trim()) ?? [];
	if (name === '' || SKIPPED.has(name.toUpperCase())) return null;
	const { types, params } = parametersOf(written);
	const value = decoded(whole.slice(colon.length + 1, LONGEST_VALUE), params);
	if (value === null) return null;
	return { group: group.toLowerCase(), name: name.toUpperCase(), types, params, value };
}

function parametersOf(written: readonly string[]): Pick<CardLine, 'types' | 'params'> {
	const types = new Set<string>();
	const params = new Map<string, string>();
	for (const each of written) {
		const [key = '', ...rest] = each.split('=');
		const name = key.trim().toUpperCase();
		const value = rest.join('=').replaceAll('"', '').trim();
		if (rest.length === 0 && BARE_ENCODINGS.has(name)) params.set('ENCODING', name);
		else if (rest.length === 0) types.add(name.toLowerCase());
		else if (name === 'TYPE')
			for (const type of value.split(',')) types.add(type.trim().toLowerCase());
		else params.set(name, value);
	}
	return { types, params };
}

/** null for what is no text, or in a charset that this can't read. */
function decoded(value: string, params: ReadonlyMap<string, string>): string | null {
	const encoding = (params.get('ENCODING') ?? '').toUpperCase();
	if (encoding === 'B' || encoding === 'BASE64') return null;
	if (encoding !== 'QUOTED-PRINTABLE') return repairMojibake(value);
	const charset = params.get('CHARSET') ?? 'utf-8';
	return READABLE.test(charset) ? repairMojibake(decodeText(quotedBytes(value))) : null;
}

/** Some write letters as they are beside others that they encode. */
function quotedBytes(value: string): Uint8Array {
	const escaped = value
		.replace(/\p{Cs}/gu, '')
		.split(/=([0-9a-f]{2})/i)
		.map((part, i) => (i % 2 === 1 ? `%${part}` : encodeURIComponent(part)))
		.join('');
	const bytes = [...escaped.matchAll(/%([0-9a-f]{2})|./gi)].map(([letter, hex]) =>
		hex === undefined ? letter.charCodeAt(0) : Number.parseInt(hex, 16)
	);
	return Uint8Array.from(bytes);
}

/** Splits at a sign that does not stand between quotes. */
function outsideQuotes(text: string, sign: string): readonly string[] {
	const parts: string[] = [];
	let from = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		if (text[at] === '"') quoted = !quoted;
		else if (text[at] === sign && !quoted) {
			parts.push(text.slice(from, at));
			from = at + 1;
		}
	}
	return [...parts, text.slice(from)];
}
