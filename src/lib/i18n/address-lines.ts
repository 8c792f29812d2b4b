export interface AddressParts {
	readonly street?: string | undefined;
	readonly number?: string | undefined;
	readonly complement?: string | undefined;
	readonly postalCode?: string | undefined;
	readonly city?: string | undefined;
	readonly region?: string | undefined;
	readonly country?: string | undefined;
}

/** Where the number stands before the street. */
const NUMBER_FIRST = new Set(['FR', 'US', 'CA', 'GB', 'IE', 'LU', 'AU']);
/** Where the postal code comes after the city. */
const CODE_LAST = new Set(['US', 'CA', 'GB', 'IE', 'AU']);

/**
 * An address as its country writes it, a line each; the country itself only where it is another one
 * than `home`.
 *
 * @param countryName of an ISO 3166-1 code
 */
export function addressLines(
	address: AddressParts,
	home: string,
	countryName: (code: string) => string
): readonly string[] {
	const country = address.country ?? '';
	const abroad = country !== '' && country !== home;
	const lines = [
		streetLine(address, country),
		cityLine(address, country),
		abroad ? countryName(country) : ''
	];
	return lines.filter((line) => line !== '');
}

function streetLine({ street, number, complement }: AddressParts, country: string): string {
	if (NUMBER_FIRST.has(country)) return join(', ', join(' ', number, street), complement);
	return join(', ', street, number, complement);
}

function cityLine({ postalCode, city, region }: AddressParts, country: string): string {
	if (!CODE_LAST.has(country)) {
		const province = region === city ? '' : region;
		return join(', ', join(' ', postalCode, city), province);
	}
	return join(' ', join(', ', city, region), postalCode);
}

function join(separator: string, ...parts: readonly (string | undefined)[]): string {
	return parts.filter((part) => part !== undefined && part !== '').join(separator);
}
