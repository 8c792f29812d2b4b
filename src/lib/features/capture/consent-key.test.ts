import { expect, test } from 'vitest';
import { consentField } from '#domain/contests/consent-field.ts';
import { consentKey } from './consent-key.ts';

test.each([{ purpose: 'rules' }, { purpose: 'news', channel: 'whatsapp' }])(
	'a missing consent to %o is found again on the form',
	(consent) => {
		expect(consentKey(consent)).toBe(consentField(consent));
	}
);
