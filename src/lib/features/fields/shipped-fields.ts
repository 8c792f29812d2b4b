import type { MessageKey } from '$lib/i18n/messages.ts';

export const FIELD_SECTIONS = ['core', 'notes', 'commercial', 'billing', 'apart'] as const;
export type FieldSection = (typeof FIELD_SECTIONS)[number];

export const SECTION_WORDS = {
	core: 'section.core',
	notes: 'section.notes',
	commercial: 'section.commercial',
	billing: 'section.billing',
	apart: 'section.apart'
} as const satisfies Readonly<Record<FieldSection, MessageKey>>;

/**
 * What every card can have, by the id of its row, and what each is for. A name and tags are no fields
 * to choose: nobody is found without.
 */
export const SHIPPED_FIELDS: Readonly<Record<FieldSection, Readonly<Record<string, MessageKey>>>> =
	{
		core: {
			phones: 'purpose.phones',
			emails: 'purpose.emails',
			addresses: 'purpose.addresses',
			companyName: 'purpose.companyName',
			jobTitle: 'purpose.jobTitle',
			honorific: 'purpose.honorific',
			birthDate: 'purpose.birthDate',
			sex: 'purpose.sex',
			language: 'purpose.language',
			preferredChannel: 'purpose.preferredChannel',
			interest: 'purpose.interest',
			source: 'purpose.source',
			campaign: 'purpose.campaign',
			customerSince: 'purpose.customerSince'
		},
		notes: { notes: 'purpose.notes', personal: 'purpose.personal' },
		commercial: {
			contract: 'purpose.contract',
			prices: 'purpose.prices',
			credit: 'purpose.credit'
		},
		billing: {
			legalName: 'purpose.legalName',
			taxId: 'purpose.taxId',
			billingAddress: 'purpose.billingAddress',
			paymentMethod: 'purpose.paymentMethod',
			iban: 'purpose.iban'
		},
		apart: {}
	};
