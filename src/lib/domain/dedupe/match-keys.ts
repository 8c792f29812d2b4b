import type { CustomerCore } from '../documents/customer.ts';
import { normaliseEmail } from '../search/email-address.ts';
import { normalisePhone } from '../search/phone-number.ts';
import { tokensOf } from '../search/tokens.ts';
import type { NameWords } from './name-likeness.ts';

/**
 * What two people are compared by. Worked out once per customer and once per keystroke, so that
 * comparing with thousands costs no parsing.
 */
export interface MatchKeys extends NameWords {
	/** E.164 where it could be understood, else the digits as typed */
	readonly phones: readonly string[];
	readonly emails: readonly string[];
}

/** What a form knows of the person being typed. */
export interface Probe {
	readonly givenName: string;
	readonly familyName: string;
	readonly phone: string;
	readonly email: string;
	/** ISO 3166-1 alpha-2 of where it is typed */
	readonly country: string;
}

export function keysOfProbe(probe: Probe): MatchKeys {
	return {
		given: tokensOf(probe.givenName),
		family: tokensOf(probe.familyName),
		phones: phoneKeys([normalisePhone(probe.phone, probe.country) ?? probe.phone]),
		emails: emailKeys([probe.email])
	};
}

/** A customer's numbers were normalised when they were written; they are only read here. */
export function keysOfCustomer(customer: CustomerCore): MatchKeys {
	return {
		given: tokensOf(customer.givenName ?? ''),
		family: tokensOf(customer.familyName ?? ''),
		phones: phoneKeys((customer.phones ?? []).map((phone) => phone.number ?? '')),
		emails: emailKeys((customer.emails ?? []).map((email) => email.address ?? ''))
	};
}

function phoneKeys(numbers: readonly string[]): string[] {
	return numbers
		.map((number) => number.trim())
		.map((number) => (number.startsWith('+') ? '+' : '') + number.replace(/\D/g, ''))
		.filter((number) => number.length > 1);
}

function emailKeys(addresses: readonly string[]): string[] {
	return addresses.map(normaliseEmail).filter((email) => email !== null);
}
