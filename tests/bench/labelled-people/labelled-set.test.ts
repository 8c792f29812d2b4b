import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../sync-server/demo/seeded-random.ts';
import { drawPerson } from './draw-person.ts';
import { labelledSet } from './labelled-set.ts';
import { likeEachOther } from './not-the-same.ts';
import { typingErrors } from './typing-errors.ts';

const set = labelledSet(5000, 'a fair');

describe('cards of people who sign up at a stand', () => {
	test('are the same for the same seed, and others for another', () => {
		expect(labelledSet(200, 'one')).toEqual(labelledSet(200, 'one'));
		expect(labelledSet(200, 'one')).not.toEqual(labelledSet(200, 'another'));
	});

	test('are as many as were asked for, some of them of one person', () => {
		expect(set).toHaveLength(5000);
		const people = new Set(set.map(({ person }) => person)).size;
		expect(5000 - people).toBeGreaterThan(500);
		expect(5000 - people).toBeLessThan(1000);
	});

	test('all have a name of some kind', () => {
		for (const { customer } of set) {
			expect(`${customer.givenName ?? ''}${customer.familyName ?? ''}`).not.toBe('');
		}
	});
});

test.each(typingErrors.map((error) => [error.name, error] as const))(
	'%s: happens to somebody, and leaves a form that can be kept',
	(_, { make }) => {
		const random = seededRandom('errors');
		const people = Array.from({ length: 400 }, () => drawPerson(random));
		const changed = people.filter((person) => {
			const { language: _language, sex: _sex, ...typed } = person;
			const spoiled = make(random, typed, person);
			return JSON.stringify(spoiled) !== JSON.stringify(typed);
		});
		expect(changed.length).toBeGreaterThan(0);
	}
);

test.each(likeEachOther.map((group) => [group.name, group] as const))(
	'%s: are several, and never the same',
	(_, { draw }) => {
		const random = seededRandom('groups');
		for (let i = 0; i < 50; i++) {
			const people = draw(random);
			expect(people.length).toBeGreaterThan(1);
			expect(new Set(people.map((person) => JSON.stringify(person))).size).toBe(people.length);
		}
	}
);
