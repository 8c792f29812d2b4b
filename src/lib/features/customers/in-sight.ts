import type { Attachment } from 'svelte/attachments';

/**
 * Tells whether an element is in the sight of who scrolls.
 *
 * @param margin of what stays over it, such as a header, as CSS writes margins
 */
export function inSight(margin: string, tell: (seen: boolean) => void): Attachment<HTMLElement> {
	return (element) => {
		const observer = new IntersectionObserver(
			([entry]) => {
				if (entry) tell(entry.isIntersecting);
			},
			{ root: element.closest('article'), rootMargin: margin }
		);
		observer.observe(element);
		return () => observer.disconnect();
	};
}
