import type { Random } from '#domain/kernel/random.ts';
import { seededRandom } from '../../sync-server/demo/seeded-random.ts';

/**
 * Choices that a seed decides. Whoever acts has a stream of their own, so that what one of them draws
 * does not depend on how fast the others were.
 */
export class Chance {
	readonly random: Random;

	constructor(readonly seed: string) {
		this.random = seededRandom(seed);
	}

	/** The stream of somebody else. */
	of(name: string): Chance {
		return new Chance(`${this.seed}/${name}`);
	}

	/** From 0 to below `bound`. */
	below(bound: number): number {
		return Math.floor(this.random() * bound);
	}

	/** @param likelihood from 0 to 1 */
	happens(likelihood: number): boolean {
		return this.random() < likelihood;
	}

	/** @throws TypeError when there is nothing to choose from */
	pick<T>(from: readonly T[]): T {
		const picked = from[this.below(from.length)];
		if (picked === undefined) throw new TypeError('nothing to choose from');
		return picked;
	}

	/** Each with the same chance to be among them. */
	some<T>(from: readonly T[]): readonly T[] {
		return from.filter(() => this.happens(0.5));
	}

	/** By weight. @throws TypeError when nothing has any */
	weighed<T extends string>(weights: Readonly<Partial<Record<T, number>>>): T {
		const all = (Object.keys(weights) as T[]).map((name) => [name, weights[name] ?? 0] as const);
		let left = this.random() * all.reduce((sum, [, weight]) => sum + weight, 0);
		for (const [name, weight] of all) {
			left -= weight;
			if (left < 0) return name;
		}
		throw new TypeError('nothing to choose from');
	}
}
