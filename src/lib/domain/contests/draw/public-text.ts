/**
 * A public text as it is mixed into the draw: letters and digits alone, in lower case. Whoever types
 * "31.415 " for 31415 would otherwise choose the winner by choosing the spelling.
 */
export function publicText(typed: string): string {
	return typed
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
