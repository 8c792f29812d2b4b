/** Builders for the tests of contests. */
import type { Contest, Question } from '../documents/contest.ts';
import type { Localised } from '../documents/localised.ts';
import { parseUlid } from '../documents/ulid.ts';
import type { Capture, Submission } from './build-entry.ts';

export const kid = parseUlid('01HZZZZZZZZZZZZZZZZZZKN000');
export const entryUlid = parseUlid('01J0000000000000000000ENT0');

/** Runs for three days in Spain, asks for a given name, and takes no consent but to its rules. */
export function contest(given: Partial<Contest>): Contest {
	return {
		_id: `contest:${kid}`,
		schema: 1,
		name: 'Feria',
		event: 'Feria de Otoño',
		state: 'running',
		from: '2026-11-20',
		to: '2026-11-22',
		country: 'ES',
		languages: ['es', 'fr', 'en'],
		notice: { version: '1', summary: { es: 'Aviso' }, text: { es: 'Aviso entero' } },
		questions: [
			{ field: 'givenName', required: true, purpose: { es: 'Saber quién eres' } },
			{ field: 'phone', required: false, purpose: { es: 'Avisarte si ganas' } }
		],
		consents: [
			{
				purpose: 'rules',
				required: true,
				label: { es: 'Acepto las bases' },
				text: { es: 'Acepto las bases del sorteo.' },
				version: '1'
			}
		],
		...given
	};
}

/** In all languages of the contest. */
export function inAll(text: string): Localised {
	return { es: text, fr: text, en: text };
}

export function question(field: string, given: Partial<Question> = {}): Question {
	return {
		field,
		required: false,
		purpose: inAll('Para avisarte'),
		why: inAll('Si no…'),
		...given
	};
}

/** A contest that can be published, but for what is given. */
export function publishable(given: Partial<Contest> = {}): Contest {
	return contest({
		place: 'Zaragoza',
		timeZone: 'Europe/Madrid',
		prize: inAll('Una amasadora'),
		rules: { version: '1', text: inAll('Bases') },
		notice: { version: '1', summary: inAll('Aviso'), text: inAll('Aviso entero') },
		questions: [question('givenName'), question('phone'), question('birthDate')],
		consents: [
			{ purpose: 'rules', required: true, label: inAll('Acepto'), text: inAll('…'), version: '1' }
		],
		...given
	});
}

export function submission(given: Partial<Submission>): Submission {
	return {
		kid,
		ulid: entryUlid,
		answers: { givenName: 'Ana' },
		notice: { version: '1', text: 'Aviso entero' },
		consents: [
			{ purpose: 'rules', granted: true, text: 'Acepto las bases del sorteo.', version: '1' }
		],
		language: 'es',
		...given
	};
}

/** By Luis, in the north. */
export const capture: Capture = {
	by: 'luis',
	device: 'dLUIS',
	at: Date.UTC(2026, 10, 21, 10, 32),
	stamp: '019aaaaaaaaa0000-dLUIS',
	assigned: { owner: 'luis', territory: 'north' }
};
