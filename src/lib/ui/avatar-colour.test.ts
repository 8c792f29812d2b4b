import { expect, test } from 'vitest';
import { avatarColour, initials } from './avatar-colour.ts';

test.each([
	['María del Carmen López Ruiz', 'MC'],
	['Omar Martínez Ruiz', 'OM'],
	['Léa d’Arcy', 'LA'],
	['Panadería Sol', 'PS'],
	['Élodie', 'É'],
	['', '']
])('the initials of %j are %j', (name, letters) => {
	expect(initials(name)).toBe(letters);
});

test('a name keeps its colour', () => {
	expect(avatarColour('Claire Marchand')).toBe(avatarColour('Claire Marchand'));
});

test('names spread over the colours', () => {
	const names = ['Ana Marín', 'José Gómez', 'Marta Torres', 'Luc Petit', 'Jane Doe', 'Rob Marsh'];
	expect(new Set(names.map(avatarColour)).size).toBeGreaterThan(3);
});
