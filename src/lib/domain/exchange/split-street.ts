import type { CardAddress } from './contact-card.ts';

const NUMBER = String.raw`\d{1,5}(?:[-/]\d{1,5})?(?:\s?(?:bis|ter|quater|[a-z]))?`;
/** As in Spain, Germany and Italy: "Calle Mayor, 12, 3º B". */
const LAST = new RegExp(`^(\\D.*?),?\\s+(?:n[º°o.]*\\s*)?(${NUMBER})(?:\\s*,\\s*(.+))?$`, 'i');
/** As in France and where English is spoken: "12 bis, rue de la Paix". */
const FIRST = new RegExp(`^(${NUMBER}),?\\s+(.*\\p{L}.*)$`, 'iu');

/** A street as cards write it, in its parts; what can't be told apart stays in `street`. */
export function splitStreet(text: string): Pick<CardAddress, 'street' | 'number' | 'complement'> {
	const [, number, street] = FIRST.exec(text) ?? [];
	if (number !== undefined && street !== undefined) return { street, number };
	const [, before, last, complement] = LAST.exec(text) ?? [];
	if (before === undefined || last === undefined) return { street: text };
	return { street: before, number: last, ...(complement !== undefined && { complement }) };
}
