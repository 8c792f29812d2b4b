/** Numbers in [0, 1) that nobody can guess, for what is made on this screen and needs an id at once. */
export function secureRandom(): number {
	const [bits = 0] = crypto.getRandomValues(new Uint32Array(1));
	return bits / 2 ** 32;
}
