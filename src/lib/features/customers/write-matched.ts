import { highlight } from '#domain/search/highlight.ts';

/**
 * Writes a text into an element, with the parts in it marked that were looked for. By hand: a template
 * would keep a block for each part, and in a list all of them change at every key that is typed.
 *
 * @param matched folded words that were looked for
 */
export function writeMatched(element: Element, text: string, matched: readonly string[]): void {
	const found = highlight(text, matched);
	if (found.length === 0) {
		if (element.childElementCount > 0 || element.textContent !== text) element.textContent = text;
		return;
	}
	let done = 0;
	const parts = found.flatMap(({ from, to }) => {
		const mark = document.createElement('mark');
		mark.textContent = text.slice(from, to);
		const before = text.slice(done, from);
		done = to;
		return [before, mark];
	});
	element.replaceChildren(...[...parts, text.slice(done)].filter((part) => part !== ''));
}
