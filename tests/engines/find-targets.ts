/** A target as it travels into the page. */
export interface WireTarget {
	readonly role: string;
	readonly source: string;
	readonly flags: string;
}

/**
 * Runs inside of the page, so it may use nothing from outside of itself. The two drivers have no common
 * way to find by role and name, and WebKit's asks the whole page one element at a time.
 *
 * @returns what is on the screen, in the order of the page; under an open dialog nothing can be reached
 */
export function findTargets({ role, source, flags }: WireTarget): Element[] {
	const pattern = new RegExp(source, flags);
	const scope = document.querySelector('dialog[open]') ?? document;
	return [...scope.querySelectorAll('*')].filter(
		(element) => roleOf(element) === role && element.checkVisibility() && isNamed(element)
	);

	function roleOf(element: Element): string | null {
		const given = element.getAttribute('role');
		if (given !== null) return given;
		const type = element.getAttribute('type') ?? 'text';
		switch (element.tagName) {
			case 'BUTTON':
				return 'button';
			case 'A':
				return element.hasAttribute('href') ? 'link' : null;
			case 'H1':
			case 'H2':
			case 'H3':
				return 'heading';
			case 'TEXTAREA':
				return 'textbox';
			case 'LABEL':
				return 'label';
			case 'INPUT':
				if (type === 'search') return 'searchbox';
				return ['text', 'tel', 'email', 'password'].includes(type) ? 'textbox' : type;
			default:
				return null;
		}
	}

	function isNamed(element: Element): boolean {
		const labels = 'labels' in element ? (element.labels as NodeListOf<Element> | null) : null;
		const text = element.getAttribute('aria-label') ?? labels?.[0]?.textContent;
		return pattern.test((text ?? element.textContent).replaceAll(/\s+/g, ' ').trim());
	}
}
