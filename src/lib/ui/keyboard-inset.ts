/** A bar of a browser comes and goes with some pixels; a keyboard takes more than this. */
const LEAST_KEYBOARD = 120;

/**
 * Keeps `--keyboard` at the height that the on-screen keyboard covers, and marks the page while it is
 * up. Only WebKit needs the height: there the layout does not shrink, so what sticks to the lower
 * edge would lie under the keyboard.
 *
 * @returns stops it
 */
export function followKeyboard(page: HTMLElement, viewport: VisualViewport | null): () => void {
	if (viewport === null) return () => undefined;
	let tallest = viewport.height;
	const update = (): void => {
		// Zooming with two fingers shrinks the visual viewport as well.
		if (viewport.scale > 1.01) return;
		tallest = Math.max(tallest, viewport.height);
		const covered = Math.max(0, page.clientHeight - viewport.height - viewport.offsetTop);
		page.style.setProperty('--keyboard', `${Math.round(covered)}px`);
		page.toggleAttribute('data-keyboard', tallest - viewport.height > LEAST_KEYBOARD);
	};
	const turn = (): void => {
		tallest = viewport.height;
		update();
	};
	// WebKitGTK knows no orientation of the screen. Elsewhere the page's own would not do: a keyboard that
	// makes a portrait page wider than tall has turned nothing.
	const turning =
		'orientation' in screen ? screen.orientation : matchMedia('(orientation: portrait)');
	viewport.addEventListener('resize', update);
	viewport.addEventListener('scroll', update);
	turning.addEventListener('change', turn);
	return () => {
		viewport.removeEventListener('resize', update);
		viewport.removeEventListener('scroll', update);
		turning.removeEventListener('change', turn);
	};
}
