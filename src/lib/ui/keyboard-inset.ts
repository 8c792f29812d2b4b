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
	viewport.addEventListener('resize', update);
	viewport.addEventListener('scroll', update);
	screen.orientation.addEventListener('change', turn);
	return () => {
		viewport.removeEventListener('resize', update);
		viewport.removeEventListener('scroll', update);
		screen.orientation.removeEventListener('change', turn);
	};
}
