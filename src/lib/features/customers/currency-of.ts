const CURRENCIES: Readonly<Record<string, string>> = {
	GB: 'GBP',
	US: 'USD',
	MX: 'MXN',
	CA: 'CAD',
	CH: 'CHF',
	AR: 'ARS',
	CL: 'CLP',
	CO: 'COP',
	PE: 'PEN',
	AU: 'AUD'
};

/** What one mostly pays with. @param country ISO 3166-1 alpha-2 @returns ISO 4217 */
export function currencyOf(country: string): string {
	return CURRENCIES[country] ?? 'EUR';
}
