/** Park and Miller: a failing run is played again by its seed. */
export function seeded(seed: number): (below: number) => number {
	let state = seed + 1;
	return (below) => {
		state = (state * 48_271) % 2_147_483_647;
		return state % below;
	};
}
