import type { Random } from '#domain/kernel/random.ts';
import { between, pick } from '../../../sync-server/demo/choose.ts';

const ROWS = ['1234567890', 'qwertyuiop', 'asdfghjklñ', 'zxcvbnm'];
const AZERTY = ['1234567890', 'azertyuiop', 'qsdfghjklm', 'wxcvbn'];

/** A finger beside the key that was meant, on the keyboard of a Spanish or a French device. */
export function neighbourKey(random: Random, text: string, language: 'es' | 'fr'): string {
	const rows = language === 'es' ? ROWS : AZERTY;
	return atLetter(random, text, (letter) => {
		const plain = letter.normalize('NFD').charAt(0).toLowerCase();
		const row = rows.find((keys) => keys.includes(plain)) ?? '';
		const place = row.indexOf(plain);
		const beside = [row[place - 1], row[place + 1]].filter((key) => key !== undefined);
		return beside.length === 0 ? letter : pick(random, beside);
	});
}

export function missingLetter(random: Random, text: string): string {
	return atLetter(random, text, () => '');
}

export function doubledLetter(random: Random, text: string): string {
	return atLetter(random, text, (letter) => letter + letter);
}

/** Two neighbouring letters or digits the other way round. */
export function swappedNeighbours(random: Random, text: string): string {
	const places = Array.from(text).flatMap((letter, i) => {
		const next = text[i + 1];
		return next !== undefined && next !== letter && isSign(letter) && isSign(next) ? [i] : [];
	});
	if (places.length === 0) return text;
	const at = pick(random, places);
	return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
}

export function wrongDigit(random: Random, text: string): string {
	const places = Array.from(text).flatMap((sign, i) => (/\d/.test(sign) ? [i] : []));
	if (places.length === 0) return text;
	const at = pick(random, places);
	const digit = (Number(text.charAt(at)) + between(random, 1, 9)) % 10;
	return text.slice(0, at) + String(digit) + text.slice(at + 1);
}

/** Anywhere but at the first letter, which people look at. */
function atLetter(random: Random, text: string, change: (letter: string) => string): string {
	const letters = Array.from(text);
	const places = letters.flatMap((letter, i) => (i > 0 && /[\p{L}\d]/u.test(letter) ? [i] : []));
	if (places.length === 0) return text;
	const at = pick(random, places);
	return letters.map((letter, i) => (i === at ? change(letter) : letter)).join('');
}

function isSign(letter: string): boolean {
	return /[\p{L}\d]/u.test(letter);
}
