import type { Written } from './cell.ts';
import type { PlainBody } from './merge-body.ts';
import { outline, presentItems } from './outline.ts';
import { parsePath } from './path.ts';
import { settle } from './settle.ts';

/**
 * What a body shows at a path, and the edit that wrote it; `v` is null where that edit cleared it.
 *
 * @returns null where nobody ever wrote, the item is no longer in its list, or the path names no value
 */
export function writtenAt(body: PlainBody, text: string): Written | null {
	const path = parsePath(text);
	if (path === null || path.kind === 'item') return null;
	const { state } = settle({ rev: null, body });
	if (path.kind === 'itemField') {
		const items = presentItems(outline(state), path.list);
		if (!items.some(([item]) => item === path.item)) return null;
	}
	return state.cells.get(text)?.[0] ?? null;
}
