import { describe, expect, it } from 'vitest';
import type { Contest, Question } from '../documents/contest.ts';
import { inAll, publishable, question } from './contest-builders.ts';
import { publishProblems } from './publish-problems.ts';

/** A contest that can be published, but for what is given. */
function problemsOf(given: Partial<Contest>): string[] {
	return publishProblems(publishable(given)).map(({ at, code, language }) =>
		[at, code, language].filter(Boolean).join(' ')
	);
}

describe('a contest is published', () => {
	it('when nothing is missing', () => {
		expect(problemsOf({})).toEqual([]);
	});

	it.each<[Partial<Contest>, string[]]>([
		[{ name: ' ', place: '' }, ['name missing', 'place missing']],
		[{ from: '2026-11-31' }, ['from not-a-date', 'to ends-before-it-begins']],
		[{ from: '2026-11-23' }, ['to ends-before-it-begins']],
		[{ timeZone: 'Madrid' }, ['timeZone unknown-time-zone']],
		[{ prize: { es: 'Una amasadora', en: 'A mixer' } }, ['prize not-translated fr']],
		[{ rules: { version: '1', text: {} } }, ['rules/text missing']],
		[
			{ notice: { version: '1', summary: inAll(''), text: { es: 'Aviso' } } },
			['notice/summary missing', 'notice/text not-translated fr', 'notice/text not-translated en']
		],
		[{ questions: [] }, ['questions no-questions', 'questions nobody-is-named']]
	])('not with %o: %o', (given, problems) => {
		expect(problemsOf(given)).toEqual(problems);
	});

	it.each<[Partial<Contest>, string[]]>([
		[{ name: 'Feria 4111 1111 1111 1111' }, ['name card-number']],
		[{ place: 'Contraseña: centeno99' }, ['place password']],
		[{ prize: { ...inAll('Un horno'), fr: 'mdp : centeno99' } }, ['prize password fr']],
		[
			{ rules: { version: '1', text: { ...inAll('Bases'), es: 'A la 4111111111111111' } } },
			['rules/text card-number es']
		],
		[{ prize: inAll('Llame al +34 912 345 678 o al 00 34 600 123 456') }, []],
		[
			{ rules: { version: '1', text: inAll('Bases del 2026-11-22, expediente 2026/00012345-6') } },
			[]
		]
	])('not with what no text may hold: %o', (given, problems) => {
		expect(problemsOf(given)).toEqual(problems);
	});

	it('not without languages', () => {
		expect(problemsOf({ languages: [] })).toContain('languages no-languages');
	});
});

describe('a question is published', () => {
	const asked = (given: Question, groups: Contest['groups'] = []) =>
		problemsOf({ questions: [question('phone'), given], groups });

	it('when it says what it is for and why', () => {
		const silent: Question = { field: 'city', required: false, purpose: {} };
		expect(asked(silent)).toEqual(['questions/city/purpose missing', 'questions/city/why missing']);
	});

	it.each<[Question, string[]]>([
		[question('x-oven'), ['questions/x-oven/label missing']],
		[question('phone'), ['questions/phone twice']],
		[question('city', { group: 'home' }), ['questions/city/group unknown-group']],
		[question('city', { least: 3, most: 2 }), ['questions/city/least least-above-most']],
		[
			question('city', { when: { field: 'country', is: 'answered' } }),
			['questions/city/when condition-looks-ahead']
		],
		[question('city', { when: { field: 'phone', is: 'answered' } }), []],
		[
			question('x-oven', {
				label: inAll('¿Qué horno?'),
				kind: 'choice',
				options: [{ value: 'gas', label: { es: 'De gas' } }]
			}),
			[
				'questions/x-oven/options too-few-options',
				'questions/x-oven/options/gas not-translated fr',
				'questions/x-oven/options/gas not-translated en'
			]
		]
	])('%o: %o', (given, problems) => {
		expect(asked(given)).toEqual(problems);
	});

	it('in a group that is there', () => {
		const groups = [{ id: 'home', title: inAll('Tu casa') }];
		expect(asked(question('city', { group: 'home' }), groups)).toEqual([]);
	});
});

describe('rules are published', () => {
	it.each<[Contest['eligibility'], string[]]>([
		[{ minimumAge: 18, onePerPerson: ['phone', 'name-and-birth'] }, []],
		[{ countries: ['ES'] }, ['eligibility/countries not-asked']],
		[{ onePerPerson: ['email'] }, ['eligibility/onePerPerson/email not-asked']]
	])('when what they rest on is asked: %o', (eligibility, problems) => {
		expect(problemsOf({ eligibility })).toEqual(problems);
	});

	it('not when it is asked of some alone', () => {
		const when = { field: 'phone', is: 'answered' } as const;
		const questions = [question('phone'), question('birthDate', { when })];
		expect(problemsOf({ questions, eligibility: { minimumAge: 18 } })).toEqual([
			'eligibility/minimumAge not-asked'
		]);
	});
});

describe('a consent is published', () => {
	const consent = {
		purpose: 'news',
		label: inAll('Noticias'),
		text: inAll('Quiero'),
		version: '1'
	};

	it('never twice for one purpose and channel', () => {
		const consents = [
			{ ...consent, required: false, channel: 'email' },
			{ ...consent, required: false, channel: 'email' },
			{ ...consent, required: false, channel: 'phone' }
		];
		expect(problemsOf({ consents })).toEqual(['consents/news/email twice']);
	});

	it('as a free choice: nobody has to be written to in order to take part', () => {
		expect(problemsOf({ consents: [{ ...consent, required: true, channel: 'email' }] })).toEqual([
			'consents/news/email not-free'
		]);
	});
});
