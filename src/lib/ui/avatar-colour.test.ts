import { expect, test } from 'vitest';
import { avatarTint, initials } from './avatar-colour.ts';

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
	expect(avatarTint('Claire Marchand')).toBe(avatarTint('Claire Marchand'));
});

test('names spread over the colours', () => {
	const names = ['Ana Marín', 'José Gómez', 'Marta Torres', 'Luc Petit', 'Jane Doe', 'Rob Marsh'];
	expect(new Set(names.map(avatarTint)).size).toBeGreaterThan(3);
});
