/**
 * An amount as people write it, in the currency's minor unit: `1.234,56`, `1,234.56` and `1234.5` are
 * the same. The last separator is the decimal one, unless just three figures follow it; null for what
 * is no amount.
 *
 * @param digits of the minor unit: 2 for euros, 0 for yen
 */
export function parseAmount(text: string, digits: number): number | null {
	const plain = text.replace(/[\s\u00a0\u202f'’]/g, '');
	const match = /^(-?)(\d[\d.,]*)$/.exec(plain);
	if (match === null) return null;
	const [, sign = '', figures = ''] = match;
	const parts = figures.split(/[.,]/);
	if (parts.includes('')) return null;
	const last = parts.at(-1) ?? '';
	const isGrouped = parts.length === 1 || last.length === 3 || (last.length > digits && digits > 0);
	if (parts.length > 1 && last.length > digits && last.length !== 3) return null;
	const [whole, decimals] = isGrouped ? [parts.join(''), ''] : [parts.slice(0, -1).join(''), last];
	const minor = Number(whole + decimals.padEnd(digits, '0'));
	return Number.isSafeInteger(minor) ? (sign === '-' ? -minor : minor) : null;
}

/** How many figures a currency has after the separator. */
export function minorDigits(currency: string): number {
	const format = new Intl.NumberFormat('en', { style: 'currency', currency });
	return format.resolvedOptions().maximumFractionDigits ?? 2;
}
