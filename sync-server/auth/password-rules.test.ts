import { expect, test } from 'vitest';
import { passwordProblem } from './password-rules.ts';

test('ten characters are enough, counted as people count', () => {
	expect(passwordProblem('pan y vino', 'ana')).toBeNull();
	expect(passwordProblem('pan y vin', 'ana')).toBe('too-short');
	expect(passwordProblem('🍞🍞🍞🍞🍞', 'ana')).toBe('too-short');
});

test('a password that would take long to hash is refused', () => {
	expect(passwordProblem('a'.repeat(201), 'ana')).toBe('too-long');
});

test('one’s own login is no password, in whatever case', () => {
	expect(passwordProblem('Ana@Example.com', 'ana@example.com')).toBe('is-login');
});
