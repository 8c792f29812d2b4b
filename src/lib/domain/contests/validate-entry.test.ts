import { describe, expect, it } from 'vitest';
import type { Contest, Question } from '../documents/contest.ts';
import type { Submission } from './build-entry.ts';
import { contest, submission } from './contest-builders.ts';
import { validateEntry } from './validate-entry.ts';

const today = '2026-11-21';
const rye = { options: [{ value: 'rye', label: {} }] };

describe('a form', () => {
	it('may be sent when all that was asked is there', () => {
		expect(validateEntry(contest({}), submission({}), today)).toEqual([]);
	});

	it.each([
		['2026-11-20', []],
		['2026-11-22', []],
		['2026-11-19', ['contest not-begun']],
		['2026-11-23', ['contest over']]
	])('on %s: %o', (day, problems) => {
		expect(problemsOf({}, {}, day)).toEqual(problems);
	});

	it.each(['draft', 'closed'] as const)('waits while the contest is %s', (state) => {
		expect(problemsOf({ state }, {})).toEqual(['contest not-running']);
	});

	it('names each answer that is required and blank', () => {
		expect(problemsOf({}, { answers: { givenName: '  ', phone: '600123456' } })).toEqual([
			'givenName required'
		]);
	});

	it('must say who took part, even where no answer is required', () => {
		const questions = [
			{ field: 'x-colour', required: false, purpose: {} },
			{ field: 'email', required: false, purpose: {} }
		];
		const answers = { 'x-colour': 'red' };
		expect(problemsOf({ questions }, { answers })).toEqual(['email required']);
		expect(problemsOf({ questions: [] }, { answers })).toEqual(['givenName required']);
	});

	it.each([
		['phone', '600 12', 'not-a-phone'],
		['phone', '600 123 456', null],
		['phone', '+33 6 12 34 56 78', null],
		['email', 'ana@', 'not-an-email'],
		['email', ' ana@ejemplo.es ', null],
		['birthDate', '19/02/1999', 'not-a-date'],
		['birthDate', '1999-02-30', 'not-a-date'],
		['birthDate', '2026-11-22', 'date-in-future'],
		['birthDate', '1820-01-01', 'date-too-old'],
		['birthDate', '1999-02-19', null],
		['x-note', 'x'.repeat(401), 'too-long'],
		['x-note', 'my card is 4111 1111 1111 1111', 'card-number'],
		['x-note', 'Contraseña del wifi: centeno', 'password'],
		['phone', '', null]
	])('%s "%s": %s', (field, answer, problem) => {
		const answers = { givenName: 'Ana', [field]: answer };
		expect(problemsOf({}, { answers })).toEqual(problem === null ? [] : [`${field} ${problem}`]);
	});

	it('takes a phone of the country that the person gave', () => {
		const answers = { givenName: 'Anne', phone: '06 12 34 56 78', country: 'FR' };
		expect(problemsOf({}, { answers })).toEqual([]);
	});

	it.each([
		['number', {}, '12', null],
		['number', {}, '1,5', null],
		['number', {}, 'a dozen', 'not-a-number'],
		['number', { least: 2 }, '1', 'too-small'],
		['number', { most: 2 }, '3', 'too-large'],
		['text', { most: 3 }, 'abcd', 'longer-than-asked'],
		['date', {}, '2026-02-30', 'not-a-date'],
		['choice', rye, 'rye', null],
		['choice', rye, 'oats', 'not-an-option'],
		['switch', {}, 'yes', null],
		['switch', {}, 'perhaps', 'not-an-option']
	] as [Question['kind'], Partial<Question>, string, string | null][])(
		'to a %s %o, "%s": %s',
		(kind, limits, answer, problem) => {
			const asked: Question = { field: 'x-flour', required: false, purpose: {}, kind, ...limits };
			const questions = [...contest({}).questions, asked];
			const answers = { givenName: 'Ana', 'x-flour': answer };
			expect(problemsOf({ questions }, { answers })).toEqual(
				problem === null ? [] : [`x-flour ${problem}`]
			);
		}
	);

	it('is not judged by questions that this person is not asked', () => {
		const when = { field: 'givenName', is: 'equal', value: 'Luis' } as const;
		const hidden = { field: 'x-n', required: true, purpose: {}, kind: 'number', when } as const;
		const questions = [...contest({}).questions, hidden];
		expect(problemsOf({ questions }, { answers: { givenName: 'Ana', 'x-n': 'ten' } })).toEqual([]);
		expect(problemsOf({ questions }, { answers: { givenName: 'Luis', 'x-n': 'ten' } })).toEqual([
			'x-n not-a-number'
		]);
		expect(problemsOf({ questions }, { answers: { givenName: 'Luis' } })).toEqual(['x-n required']);
	});

	it('of somebody under age or from elsewhere is refused on the field that says so', () => {
		const eligibility = { minimumAge: 18, countries: ['ES'] };
		const questions = [
			...contest({}).questions,
			{ field: 'birthDate', required: false, purpose: {} }
		];
		const refused = (answers: Submission['answers']) =>
			problemsOf({ eligibility, questions }, { answers: { givenName: 'Ana', ...answers } });
		expect(refused({})).toEqual(['birthDate required']);
		expect(refused({ birthDate: '2010-01-01' })).toEqual(['birthDate under-age']);
		expect(refused({ birthDate: '1990-01-01' })).toEqual([]);
		expect(refused({ birthDate: '1990-01-01', country: 'FR' })).toEqual(['country other-country']);
	});

	it('needs the required consents, each on its channel, and no others', () => {
		const words = { label: {}, text: {}, version: '1' };
		const consents = [
			{ purpose: 'rules', required: true, ...words },
			{ purpose: 'offers', channel: 'email', required: true, ...words },
			{ purpose: 'offers', channel: 'phone', required: false, ...words }
		];
		const given = [
			{ purpose: 'rules', granted: false, text: '', version: '1' },
			{ purpose: 'offers', channel: 'phone', granted: true, text: '', version: '1' }
		];
		expect(problemsOf({ consents }, { consents: given })).toEqual([
			'consent/rules consent-required',
			'consent/offers/email consent-required'
		]);
	});
});

describe('what was learnt beside the answers', () => {
	it.each<[Submission['remarks'], string[]]>([
		[{ note: 'Paga con 4111 1111 1111 1111' }, ['remarks/note card-number']],
		[{ note: 'su contraseña es: centeno99' }, ['remarks/note password']],
		[{ tags: ['vip', '4111111111111111'] }, ['remarks/tags card-number']],
		[{ phones: [{ kind: 'work', typed: '4111 1111 1111 1111' }] }, ['remarks/phones card-number']],
		[{ phones: [{ kind: 'work', typed: '+34 912 345 678' }] }, []],
		[{ note: 'Llamar al 600 123 456 o al 0034 912 345 678, después de las 17:00' }, []],
		[{ note: 'Pedido 2026-11-000123, albarán 00458/26', tags: ['feria 2026'] }, []]
	])('%o: %o', (remarks, problems) => {
		expect(problemsOf({}, remarks === undefined ? {} : { remarks })).toEqual(problems);
	});
});

function problemsOf(asked: Partial<Contest>, form: Partial<Submission>, day = today): string[] {
	return validateEntry(contest(asked), submission(form), day).map(
		({ field, problem }) => `${field} ${problem}`
	);
}
