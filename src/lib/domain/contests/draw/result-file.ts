import type { DrawStep } from '../../documents/draw.ts';
import { canonicalJson } from '../../merge/canonical-json.ts';
import { stepDigest } from './draw-state.ts';

/**
 * All that is needed to draw once more, but for the list, as it is published: the chain of steps and
 * the digest of the last. There is one spelling of it, so no byte of it can change unnoticed.
 *
 * @param chain as `inChain` gives it
 * @returns JSON, members of each step sorted
 */
export function resultFile(chain: readonly DrawStep[]): string {
	const steps = chain.map(({ _rev, ...step }): unknown => JSON.parse(canonicalJson(step)));
	const last = chain.at(-1);
	const digest = last === undefined ? null : stepDigest(last);
	return `${JSON.stringify({ format: 'ficha-draw/1', steps, digest }, null, '\t')}\n`;
}
