import type { Purchase } from '#domain/documents/events.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** "12 × Levadura fresca, 25,80 €" */
export function purchaseWords({ formats }: Locale, purchase: Purchase): string {
	const { product, quantity = 1, amount, currency } = purchase;
	const what = quantity > 1 ? `${formats.number(quantity)} × ${product}` : product;
	return `${what}, ${formats.money(amount, currency)}`;
}
