/** What a YAML file says: texts, lists and mappings. */
export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml };

interface Line {
	readonly indent: number;
	readonly text: string;
}

/**
 * Reads the plain part of YAML: mappings and lists by indentation, texts on one line, bare or in single
 * quotes, empty mappings, comments on lines of their own. Numbers and `true` are texts too. The rest is
 * refused: our files do without.
 *
 * @throws Error that quotes the line
 */
export function readYaml(text: string): Yaml {
	const lines = text.split('\n').flatMap((line): Line[] => {
		const bare = line.trimEnd();
		if (bare.trim() === '' || bare.trimStart().startsWith('#')) return [];
		if (bare.includes('\t')) throw refused(bare);
		return [{ indent: bare.length - bare.trimStart().length, text: bare.trimStart() }];
	});
	const read = readBlock(lines, 0);
	const rest = lines[read.next];
	if (rest !== undefined) throw refused(rest.text);
	return read.value;
}

interface Read {
	readonly value: Yaml;
	/** index of the line after it */
	readonly next: number;
}

function readBlock(lines: readonly Line[], from: number): Read {
	const first = lines[from];
	if (first === undefined) throw refused('the end of the file');
	return first.text.startsWith('- ')
		? readList(lines, from, first.indent)
		: readMapping(lines, from, first.indent);
}

function readList(lines: readonly Line[], from: number, indent: number): Read {
	const items: Yaml[] = [];
	let at = from;
	for (; lines[at]?.indent === indent; at++) {
		const { text = '' } = lines[at] ?? {};
		if (!text.startsWith('- ')) throw refused(text);
		items.push(readScalar(text.slice('- '.length)));
	}
	return { value: items, next: at };
}

function readMapping(lines: readonly Line[], from: number, indent: number): Read {
	const entries: [string, Yaml][] = [];
	let at = from;
	while (lines[at]?.indent === indent) {
		const { text = '' } = lines[at] ?? {};
		const [, key, rest] = /^([A-Za-z_][\w.-]*):(?: (.*))?$/.exec(text) ?? [];
		if (key === undefined || entries.some(([known]) => known === key)) throw refused(text);
		const read =
			rest === undefined ? readBlock(lines, at + 1) : { value: readScalar(rest), next: at + 1 };
		if (rest === undefined && (lines[at + 1]?.indent ?? 0) <= indent) throw refused(text);
		entries.push([key, read.value]);
		at = read.next;
	}
	return { value: Object.fromEntries(entries), next: at };
}

function readScalar(text: string): Yaml {
	if (text === '{}') return {};
	const [, quoted] = /^'([^']*)'$/.exec(text) ?? [];
	if (quoted !== undefined) return quoted;
	// Signs that would begin something else, a mapping or a comment inside, and what is no text.
	if (/^[-&*!|>%@`"'{}[\],#?:]|: | #/.test(text)) throw refused(text);
	// What some readers of YAML take for a truth, and others for a text.
	if (/^(yes|no|on|off|null|~)$/i.test(text)) throw refused(text);
	return text;
}

function refused(text: string): Error {
	return new Error(`no plain YAML: ${text}`);
}
