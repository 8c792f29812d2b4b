import type { CustomerCore } from '#domain/documents/customer.ts';
import Papa from 'papaparse';

/** A card of a file, and what all cards of its person share. */
export interface LabelledRow {
	readonly customer: CustomerCore;
	readonly person: string;
}

/** `rec-122-org`, `rec-122-dup-0` */
const RECORD = /^rec-(\d+)-/;

/**
 * A file of people some of whom stand in it several times, with the columns of the FEBRL sets: the
 * number in `rec_id` says who it is and is no part of the card, nor is `soc_sec_id`.
 *
 * @throws TypeError where a row says of nobody who it is
 */
export function readLabelled(csv: string): readonly LabelledRow[] {
	const { data } = Papa.parse<Record<string, string>>(csv, {
		header: true,
		skipEmptyLines: 'greedy',
		transformHeader: (name) => name.trim(),
		transform: (text) => text.trim()
	});
	return data.map((row, i) => {
		const [, person] = RECORD.exec(row['rec_id'] ?? '') ?? [];
		if (person === undefined) throw new TypeError(`row ${i + 1} has no rec_id such as rec-122-org`);
		return { customer: cardOf(`customer:${i}`, row), person };
	});
}

function cardOf(id: string, row: Readonly<Record<string, string>>): CustomerCore {
	const address = filled({
		street: row['address_1'],
		number: row['street_number'],
		complement: row['address_2'],
		postalCode: row['postcode'],
		city: row['suburb'],
		region: row['state']
	});
	return {
		_id: id,
		schema: 1,
		type: 'person',
		...filled({
			givenName: row['given_name'],
			familyName: row['surname'],
			birthDate: row['date_of_birth']
		}),
		addresses: [{ id: 'a', ...address }],
		assigned: { owner: 'nobody', territory: 'nowhere' }
	};
}

function filled(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(fields).flatMap(([key, text]) => (text ? [[key, text] as const] : []))
	);
}
