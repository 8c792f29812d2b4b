export interface JsonBounds {
	/** `{"a": 1}` is 1 deep */
	readonly depth: number;
	/** of all objects together */
	readonly keys: number;
	/** what `__proto__` and its like are taken for */
	readonly reservedKeys: 'a fault' | 'names like others';
}

export type JsonFault =
	| 'too-deep'
	| 'too-many-keys'
	/** two readers may disagree on which of two equal keys counts: one checks the first, one stores the last */
	| 'duplicate-key'
	/** `__proto__` and its like change what an object is in a careless reader */
	| 'reserved-key';

const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;

/**
 * Looks a JSON text over, in one pass and before it is parsed, for what a parser would accept
 * silently. Text that is not JSON gets no verdict here: the parser refuses it.
 */
export function scanJson(text: string, bounds: JsonBounds): JsonFault | null {
	/** keys of each open object, or null for an open array */
	const open: (Set<string> | null)[] = [];
	let keys = 0;
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		switch (code) {
			case OPEN_OBJECT:
			case OPEN_LIST:
				if (open.length >= bounds.depth) return 'too-deep';
				open.push(code === OPEN_OBJECT ? new Set() : null);
				break;
			case CLOSE_OBJECT:
			case CLOSE_LIST:
				open.pop();
				break;
			case QUOTE: {
				const end = endOfString(text, at);
				const siblings = open.at(-1);
				if (siblings && isFollowedByColon(text, end)) {
					const fault = take(text.slice(at, end), siblings, bounds);
					if (fault !== null) return fault;
					if (++keys > bounds.keys) return 'too-many-keys';
				}
				at = end - 1;
				break;
			}
			default:
		}
	}
	return null;
}

/** @param quoted with its quotes; `"\u005f_proto__"` is `__proto__` to every parser */
function take(
	quoted: string,
	siblings: Set<string>,
	{ reservedKeys }: JsonBounds
): JsonFault | null {
	const key = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
	if (reservedKeys === 'a fault' && RESERVED.has(key)) return 'reserved-key';
	if (siblings.has(key)) return 'duplicate-key';
	siblings.add(key);
	return null;
}

function unescaped(quoted: string): string {
	try {
		return String(JSON.parse(quoted));
	} catch {
		return quoted;
	}
}

/** @returns the position after the closing quote */
function endOfString(text: string, start: number): number {
	for (let at = start + 1; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) return at + 1;
		if (code === BACKSLASH) at++;
	}
	return text.length;
}

function isFollowedByColon(text: string, from: number): boolean {
	for (let at = from; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === COLON) return true;
		// Space, tab, line feed and carriage return are all that JSON allows in between.
		if (code !== 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) return false;
	}
	return false;
}
