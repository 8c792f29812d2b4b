/** As one types in a hurry: without accents and capitals. */
export function foldForMatch(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
