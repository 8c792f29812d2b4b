import type { DrawState } from '#domain/contests/draw/draw-state.ts';

/** Those who may still be called, in their order: whoever has taken a place stands in no more. */
export function drawOrderLeft({
	drawn,
	redrawn
}: Extract<DrawState, { phase: 'drawn' }>): readonly string[] {
	return drawn.alternates.slice(redrawn.length);
}
