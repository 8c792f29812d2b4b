/** Between a panel and what it belongs to, and between it and the edge of the screen. */
const GAP = 6;
const MARGIN = 8;

interface Box {
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

interface Size {
	readonly width: number;
	readonly height: number;
}

export interface Place {
	readonly left: number;
	readonly top: number;
	/** what is left of the screen there: the panel scrolls within */
	readonly maxHeight: number;
}

/**
 * Under the anchor and flush with its start; above it where there is more room; never over the edge.
 * In pixels of the viewport. (CSS anchor positioning would do, but Safari only has it since 26.)
 */
export function placeBeside(anchor: Box, panel: Size, screen: Size): Place {
	const below = screen.height - anchor.bottom - GAP - MARGIN;
	const above = anchor.top - GAP - MARGIN;
	const under = panel.height <= below || below >= above;
	const maxHeight = Math.max(0, under ? below : above);
	const height = Math.min(panel.height, maxHeight);
	const rightmost = screen.width - panel.width - MARGIN;
	return {
		left: Math.max(MARGIN, Math.min(anchor.left, rightmost)),
		top: under ? anchor.bottom + GAP : anchor.top - GAP - height,
		maxHeight
	};
}
