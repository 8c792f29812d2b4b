import { expect, test } from 'vitest';
import { createPasswordHasher } from './password-hasher.ts';

const passwords = createPasswordHasher();

test('a password is kept as argon2id with 19 MiB, two passes and one lane', async () => {
	expect(await passwords.hash('pan con tomate')).toMatch(
		/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/
	);
});

test('the right password is accepted, however the keyboard composes its accents', async () => {
	const stored = await passwords.hash('panadería de Ávila'.normalize('NFC'));
	expect(await passwords.verify(stored, 'panadería de Ávila'.normalize('NFD'))).toBe(true);
	expect(await passwords.verify(stored, 'panaderia de Avila')).toBe(false);
});

test('nobody gets in with a login that does not exist', async () => {
	expect(await passwords.verify(null, '')).toBe(false);
	expect(await passwords.verify(null, 'AAAAAAAAAA')).toBe(false);
});

test('a flood is turned away instead of piling up', async () => {
	const small = createPasswordHasher({ running: 1, waiting: 1 });
	const taken = [small.verify(null, 'one'), small.verify(null, 'two')];
	expect(small.verify(null, 'three')).toBeNull();
	expect(small.hash('four')).toBeNull();
	for (const verdict of taken) expect(await verdict).toBe(false);
});
