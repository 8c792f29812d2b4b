import {
	addressKinds,
	emailKinds,
	interests,
	phoneKinds,
	preferredChannels,
	sexes,
	sources
} from '#domain/documents/customer.ts';
import { paymentMethods } from '#domain/documents/sections.ts';
import type { ChoiceField } from '#domain/documents/segment.ts';
import { stages } from '#domain/documents/stages.ts';
import type { CustomFieldShown } from '$lib/app/fields-api.ts';
import type { SegmentChoices } from '$lib/app/segments-api.ts';
import { languages } from '$lib/i18n/languages.ts';
import { valuesToChoose } from '#domain/documents/custom-value.ts';

/** What a field can be, as far as anybody has it. */
export function choiceOptions(
	field: ChoiceField,
	choices: SegmentChoices,
	custom: readonly CustomFieldShown[]
): readonly string[] {
	switch (field) {
		case 'sex':
			return sexes;
		case 'type':
			return ['person', 'company', 'supplier'];
		case 'stage':
			return stages;
		case 'source':
			return sources;
		case 'preferredChannel':
			return preferredChannels;
		case 'interest':
			return interests;
		case 'language':
			return languages;
		case 'phoneKind':
			return phoneKinds;
		case 'emailKind':
			return emailKinds;
		case 'addressKind':
			return addressKinds;
		case 'paymentMethod':
			return paymentMethods;
		case 'country':
			return choices.countries;
		case 'tag':
			return choices.tags;
		case 'campaign':
			return choices.campaigns;
		case 'owner':
			return choices.owners.map(({ value }) => value);
		case 'territory':
			return choices.territories.map(({ value }) => value);
		default: {
			const made = custom.find(({ name }) => name === field);
			return (made && valuesToChoose(made)) ?? [];
		}
	}
}
