import type { Plugin } from 'vite';
import * as z from 'zod/mini';

const ICON = /\/@lucide\/svelte\/dist\/icons\/[\w-]+\.svelte$/;
const DRAWING = /const iconData = (\{.*\});/;

const drawing = z.object({
	name: z.string(),
	size: z.literal(24),
	node: z.array(z.tuple([z.string(), z.record(z.string(), z.string())]))
});

/**
 * Lucide draws every icon anew from a list of its lines, each by way of Svelte's most general elements: on
 * a phone the first one costs more than the rest of the screen's head. The lines never change, so the build
 * writes them down as a component that is cloned.
 */
export function staticIcons(): Plugin {
	return {
		name: 'static-icons',
		enforce: 'pre',
		transform: {
			filter: { id: ICON },
			handler: (source) => ({ code: staticIcon(source), map: null })
		}
	};
}

/**
 * @param source a component of Lucide's
 * @returns one that takes what the app tells icons: `size`, `strokeWidth` and `aria-label`; without that
 * one nobody hears of it
 * @throws Error when Lucide writes its icons otherwise
 */
export function staticIcon(source: string): string {
	const written = DRAWING.exec(source)?.[1];
	if (written === undefined) throw new Error('an icon of Lucide is not written as it was');
	const { name, node } = drawing.parse(JSON.parse(written));
	const lines = node.map(([tag, attributes]) => `<${tag}${attributesOf(attributes)} />`);
	return `<script>
	let { size = 24, strokeWidth = 2, 'aria-label': label } = $props();
</script>

<svg
	xmlns="http://www.w3.org/2000/svg"
	width={size}
	height={size}
	viewBox="0 0 24 24"
	fill="none"
	stroke="currentColor"
	stroke-width={strokeWidth}
	stroke-linecap="round"
	stroke-linejoin="round"
	class="lucide-icon lucide lucide-${name}"
	aria-label={label}
	aria-hidden={label === undefined ? 'true' : undefined}
>${lines.join('')}</svg>
`;
}

function attributesOf(attributes: Readonly<Record<string, string>>): string {
	const written = Object.entries(attributes).map(([name, value]) => ` ${name}="${value}"`);
	return written.join('');
}
