/** Made when it is first asked for: Intl's objects are slow to make, and no screen needs them all. */
export function once<T>(make: () => T): () => T {
	let made: { readonly value: T } | null = null;
	return () => (made ??= { value: make() }).value;
}
