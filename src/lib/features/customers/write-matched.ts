import { highlight } from '#domain/search/highlight.ts';

/**
 * Writes a text into an element, with the parts in it marked that were looked for. By hand, and into
 * what stands there already: at every key that is typed, all rows of a list change. Texts and marks take
 * turns, the ones that are not needed left empty, so that no element is made or styled anew for it.
 *
 * @param matched folded words that were looked for
 */
export function writeMatched(element: Element, text: string, matched: readonly string[]): void {
	const pieces = piecesOf(text, matched);
	const nodes = element.childNodes;
	while (nodes.length < pieces.length) {
		element.append(nodes.length % 2 === 0 ? new Text() : newMark());
	}
	nodes.forEach((node, at) => {
		const piece = at % 2 === 0 ? node : node.firstChild;
		const words = pieces[at] ?? '';
		if (piece instanceof Text && piece.data !== words) piece.data = words;
	});
}

/** What is not marked and what is, in turns; the first and the last are not. */
function piecesOf(text: string, matched: readonly string[]): readonly string[] {
	let done = 0;
	const pieces = highlight(text, matched).flatMap(({ from, to }) => {
		const before = text.slice(done, from);
		done = to;
		return [before, text.slice(from, to)];
	});
	return [...pieces, text.slice(done)];
}

function newMark(): Element {
	const mark = document.createElement('mark');
	mark.append(new Text());
	return mark;
}
