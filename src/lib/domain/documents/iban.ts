/** ISO 13616: two letters of a country, two check digits, and up to thirty letters and digits. */
const SHAPE = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/**
 * An account as it is kept, in one piece and in capitals.
 *
 * @returns null for what is none: too short, a foreign sign, or digits that don't check (ISO 7064, 97-10)
 */
export function normaliseIban(typed: string): string | null {
	const iban = typed.replace(/[\s-]/g, '').toUpperCase();
	return SHAPE.test(iban) && remainder(iban) === 1 ? iban : null;
}

/** In groups of four, as it is printed. */
export function printedIban(iban: string): string {
	return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

function remainder(iban: string): number {
	let rest = 0;
	for (const sign of iban.slice(4) + iban.slice(0, 4)) {
		// A letter counts as two digits, from 10 for A to 35 for Z.
		const value = parseInt(sign, 36);
		rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
	}
	return rest;
}
