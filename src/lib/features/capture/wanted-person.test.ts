import { expect, test } from 'vitest';
import { wantedPerson } from './wanted-person.ts';

const ALL = ['givenName', 'familyName', 'phone', 'email'];

test.each([
	['Carmen', { givenName: 'Carmen' }],
	['carmen lópez ruiz', { givenName: 'carmen', familyName: 'lópez ruiz' }],
	['  654 120 987 ', { phone: '654 120 987' }],
	['+33 6 12 34 56 78', { phone: '+33 6 12 34 56 78' }],
	['carmen@correo.es', { email: 'carmen@correo.es' }],
	['41003', {}],
	['Calle 12', {}],
	['', {}]
])('«%s» begins a sign-up with what it looks like', (typed, answers) => {
	expect(wantedPerson(typed, ALL, 'es')).toEqual(answers);
});

test('what the event does not ask for is left out, and a name without surnames stays whole', () => {
	expect(wantedPerson('carmen@correo.es', ['givenName'], 'es')).toEqual({});
	expect(wantedPerson('Carmen López', ['givenName'], 'es')).toEqual({ givenName: 'Carmen López' });
});
