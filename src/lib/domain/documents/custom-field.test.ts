import { describe, expect, test } from 'vitest';
import {
	customFieldId,
	customFieldName,
	customFieldSlug,
	isCustomFieldName,
	slugOf
} from './custom-field.ts';
import { parseDocId } from './ids.ts';
import { customValueProblem, storedCustomValue } from './custom-value.ts';

describe('the slug of a field', () => {
	test('tells its label without accents, capitals or signs', () => {
		expect(slugOf('¿Pan preferido? (Año)', [])).toBe('pan-preferido-ano');
	});

	test('is that of no other field, archived or not', () => {
		expect(slugOf('Pan', ['pan', 'pan-2'])).toBe('pan-3');
	});

	test('is there for a label in letters that it has no way to write', () => {
		expect(slugOf('好きなパン', [])).toBe('field');
	});

	test.each(['a'.repeat(80), 'Número de hijos que viven en casa con ellos', '--'])(
		'makes an id of the one for %j',
		(label) => {
			const slug = slugOf(label, []);
			expect(parseDocId(customFieldId(slug))).toEqual({
				kind: 'settings',
				slug: `field-${slug}`
			});
			expect(customFieldSlug(customFieldId(slug))).toBe(slug);
			expect(isCustomFieldName(customFieldName(slug))).toBe(true);
		}
	);

	test('is not found in what names no field', () => {
		expect(customFieldSlug('settings:card')).toBeNull();
		expect(isCustomFieldName('city')).toBe(false);
		expect(isCustomFieldName('x-')).toBe(false);
		expect(isCustomFieldName('x-A/b')).toBe(false);
	});
});

describe('a value of a field', () => {
	test.each([
		['3', '3'],
		['3,5', '3.5'],
		['1 250,75', '1250.75'],
		['1.250', '1250'],
		['1.234.567,5', '1234567.5'],
		['0,25', '0.25'],
		['−4', '-4'],
		['12.5', '12.5']
	])('that is a number is kept with a point: %s', (typed, stored) => {
		expect(storedCustomValue({ type: 'number' }, typed)).toBe(stored);
		expect(customValueProblem({ type: 'number' }, stored)).toBeNull();
	});

	test.each(['many', '1,2,3', '1.2.3', '12.34.567', '5,', '1e9', '١٢'])(
		'that should be a number and is %s stays as typed, and is refused',
		(typed) => {
			const stored = storedCustomValue({ type: 'number' }, typed);
			expect(stored).toBe(typed);
			expect(customValueProblem({ type: 'number' }, stored)).toBe('not-a-number');
		}
	);

	test('is a day that the calendar has', () => {
		expect(customValueProblem({ type: 'date' }, '2024-02-29')).toBeNull();
		expect(customValueProblem({ type: 'date' }, '2023-02-29')).toBe('not-a-date');
	});

	test('is one of those to choose from', () => {
		const options = [{ value: 'rye', label: { en: 'Rye' } }];
		expect(customValueProblem({ type: 'choice', options }, 'rye')).toBeNull();
		expect(customValueProblem({ type: 'choice', options }, 'oats')).toBe('not-a-choice');
		expect(customValueProblem({ type: 'switch' }, 'yes')).toBeNull();
		expect(customValueProblem({ type: 'switch' }, 'perhaps')).toBe('not-a-choice');
	});

	test('may always be none', () => {
		for (const type of ['text', 'number', 'date', 'choice', 'switch'] as const) {
			expect(customValueProblem({ type }, storedCustomValue({ type }, '  '))).toBeNull();
		}
	});
});
