import { calendarDate } from '#domain/documents/calendar-date.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { normalisePhone } from '#domain/search/phone-number.ts';

/** What somebody typed into the fields of a form, '' where nothing. */
export interface SignUp {
	readonly givenName: string;
	readonly familyName: string;
	/** `yyyy-mm-dd` */
	readonly birthDate: string;
	readonly phone: string;
	readonly email: string;
	readonly street: string;
	readonly number: string;
	readonly complement: string;
	readonly postalCode: string;
	readonly city: string;
	/** ISO 3166-1 alpha-2 of where the stand is */
	readonly country: string;
}

/** As the app keeps what was typed. */
export function customerOf(id: string, signUp: SignUp): CustomerCore {
	const { givenName, familyName, birthDate, phone, email } = signUp;
	return {
		_id: id,
		schema: 1,
		type: 'person',
		...filled({ givenName, familyName, birthDate: validDate(birthDate) }),
		...(phone !== '' && {
			phones: [{ id: 'p', number: normalisePhone(phone, signUp.country) ?? phone, typed: phone }]
		}),
		...(email !== '' && { emails: [{ id: 'e', address: email }] }),
		...addressOf(signUp),
		assigned: { owner: 'nobody', territory: 'nowhere' }
	};
}

function addressOf({ street, number, complement, postalCode, city, country }: SignUp) {
	const parts = filled({ street, number, complement, postalCode, city });
	if (Object.keys(parts).length === 0) return {};
	return { addresses: [{ id: 'a', ...parts, country }] };
}

/** A form takes no day that the calendar hasn't. */
function validDate(date: string): string {
	const [year, month, day] = date.split('-').map(Number);
	return calendarDate(year ?? 0, month ?? 0, day ?? 0) ?? '';
}

function filled(fields: Readonly<Record<string, string>>): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''));
}
