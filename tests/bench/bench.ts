import type { Stage } from './stage/stage.ts';

/** One thing that is measured, by real use of the real app. One file each, listed in `registry.ts`. */
export interface Bench {
	/** as it is called on the command line */
	readonly name: string;
	/** what is measured, in a line */
	readonly about: string;
	/** what the file given with `--input` is to it; absent where it reads none */
	readonly input?: string;
	measure(stage: Stage): Promise<readonly Figure[]>;
}

export interface Figure {
	/** of its bench, or `<bench>.<what>` where there are several */
	readonly name: string;
	readonly value: number;
	readonly unit: string;
	/**
	 * The same unit, measured in the same run on the same machine: the least that any app would need.
	 * A ratio survives a slow or a busy machine, a figure alone does not.
	 */
	readonly baseline: number;
	/** single measurements behind the value */
	readonly n: number;
	readonly target?: Target;
}

export type Target = { readonly below: number } | { readonly atLeast: number };

export function meets({ value, target }: Figure): boolean {
	if (target === undefined) return true;
	return 'below' in target ? value < target.below : value >= target.atLeast;
}
