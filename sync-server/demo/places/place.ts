export type Country = 'ES' | 'FR' | 'GB' | 'MX' | 'CA' | 'US';

export interface City {
	readonly name: string;
	/** province, department, county or state, as its country writes it in an address */
	readonly region: string;
	readonly territory: 'norte' | 'sur';
	/** `08001-08042`, or the fixed first parts of British and Canadian codes */
	readonly postalCodes: readonly string[];
	/** of landlines, without the zero before it; after a space, what subscribers' numbers begin with */
	readonly areaCode: string;
	/** relative size */
	readonly weight: number;
}

/**
 * One city per line: `name | region | postal codes | area code | weight`. A table of data: read it as one.
 */
export function cities(territory: City['territory'], table: string): readonly City[] {
	return table
		.trim()
		.split('\n')
		.map((line) => {
			const [name = '', region = '', codes = '', areaCode = '', weight = ''] = line
				.split('|')
				.map((cell) => cell.trim());
			const postalCodes = codes.split(' ');
			return { name, region, territory, postalCodes, areaCode, weight: Number(weight) };
		});
}
