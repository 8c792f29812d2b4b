import { highlight } from '#domain/search/highlight.ts';

interface Part {
	readonly text: string;
	readonly matched: boolean;
}

/**
 * Writes a text into an element, with the parts in it marked that were looked for. By hand, and into
 * what stands there already where it can be: at every key that is typed, all rows of a list change.
 *
 * @param matched folded words that were looked for
 */
export function writeMatched(element: Element, text: string, matched: readonly string[]): void {
	const parts = partsOf(text, matched);
	const nodes = [...element.childNodes];
	if (nodes.length === parts.length && parts.every((part, at) => writePart(nodes[at], part)))
		return;
	element.replaceChildren(...parts.map(nodeOf));
}

function partsOf(text: string, matched: readonly string[]): readonly Part[] {
	let done = 0;
	const parts = highlight(text, matched).flatMap(({ from, to }) => {
		const before = { text: text.slice(done, from), matched: false };
		done = to;
		return [before, { text: text.slice(from, to), matched: true }];
	});
	return [...parts, { text: text.slice(done), matched: false }].filter((part) => part.text !== '');
}

/** @returns whether the node could be made that part */
function writePart(node: ChildNode | undefined, { text, matched }: Part): boolean {
	const inner = matched && node instanceof Element ? node.firstChild : node;
	if (!(inner instanceof Text) || matched !== (inner !== node)) return false;
	if (inner.data !== text) inner.data = text;
	return true;
}

function nodeOf({ text, matched }: Part): Node | string {
	if (!matched) return text;
	const mark = document.createElement('mark');
	mark.textContent = text;
	return mark;
}
