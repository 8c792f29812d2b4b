import { suppressionEntries, suppressionKeyId } from '#domain/consent/suppression.ts';
import { customerCore, type CustomerCore } from '#domain/documents/customer.ts';
import { beforeEach, expect, test } from 'vitest';
import { firstRevision } from './first-revision.ts';
import { openTerminal, type Said, type Terminal } from './open-terminal.ts';

let terminal: Terminal;
beforeEach(async () => {
	terminal = openTerminal(Date.UTC(2026, 10, 20, 12));
	await terminal.type('create-user', 'marta', '--role', 'administrator');
	await terminal.type('create-user', 'ana', '--territory', 'norte', '--team', 'calle');
});

function importing(text: string | Uint8Array, ...options: readonly string[]): Promise<Said> {
	terminal.files.set('file.csv', typeof text === 'string' ? Buffer.from(text) : text);
	return terminal.type('import-customers', 'file.csv', ...options);
}

async function customers(): Promise<readonly CustomerCore[]> {
	const { storage } = terminal.context;
	const rows = await storage.list({ from: 'customer:', to: 'customer;', limit: 5000 });
	const found = await storage.bulkGet(rows.map(({ id }) => ({ id })));
	return found.map(({ id, found: [revision] }) =>
		customerCore.parse({ _id: id, ...revision?.body })
	);
}

async function uidOf(login: string): Promise<string | undefined> {
	return (await terminal.context.accounts.users.byLogin(login))?.uid;
}

const FILE = [
	'Nombre;Apellidos;Teléfono móvil;Fecha de nacimiento;Notas',
	'Lucía;Romero Gil;612 34 56 78;31/03/1975;x',
	'Íñigo;de la Fuente;;31/02/1975;x',
	';;699 99 99 99;;',
	'Zoé;Lefèvre;"no sé;;',
	''
].join('\r\n');

test('what can be read is imported, and each other row is reported by line and reason', async () => {
	const { exitCode, out } = await importing(FILE);
	expect(exitCode).toBe(0);
	expect(out.split('\n')).toEqual([
		'Read from file.csv: givenName, familyName, birthDate, mobile.',
		'Not used: Notas.',
		'Line 3, column 4 (birthDate): it is not a date (write 1975-03-31 or 31/03/1975).',
		'Line 4: it has no name, neither of a person nor of a company.',
		'Line 5: a quotation mark is not closed, or is closed in the middle of a cell.',
		'Added 1. Already there: 0. Could not be read: 3.'
	]);
	expect(await customers()).toMatchObject([
		{ givenName: 'Lucía', birthDate: '1975-03-31', phones: [{ number: '+34612345678' }] }
	]);
});

test('a second run adds nothing and changes nothing, whatever the file is called', async () => {
	await importing(FILE);
	const before = await terminal.context.storage.info();
	const again = await importing(FILE);
	expect(again.out).toMatch(/Added 0\. Already there: 1\. Could not be read: 3\.$/);
	expect(await terminal.context.storage.info()).toEqual(before);
});

test('two servers that import the same file hold the same revisions', async () => {
	const csv = 'nom,prénom\nLefèvre,Zoé\nMartin,Luc';
	await importing(csv);
	const { storage, accounts } = terminal.context;
	const other = openTerminal(Date.UTC(2027, 0, 1), { accounts });
	other.files.set('file.csv', Buffer.from(csv));
	await other.type('import-customers', 'file.csv');
	const range = { from: 'customer:', to: 'customer;', limit: 10 };
	expect(await other.context.storage.list(range)).toEqual(await storage.list(range));
	expect(await storage.list(range)).toHaveLength(2);
});

test('a customer who was changed meanwhile is left alone', async () => {
	await importing('id,name\n7,Ana Gil');
	const before = await customers();
	const { out } = await importing('id,name\n7,Ana Gil Ruiz\n8,Eva Sanz');
	expect(out).toMatch(/Added 1\. Already there: 1\. /);
	expect(await customers()).toEqual(expect.arrayContaining([...before]));
	expect(await terminal.context.storage.conflicted(10)).toEqual([]);
});

test('the same numbers from two programs are different customers', async () => {
	await importing('id,name\n7,Ana Gil');
	await importing('Customer ID,Full name\n7,Luis Sanz');
	expect(await customers()).toHaveLength(2);
});

test('customers belong to an administrator, or to whom one says', async () => {
	await importing('name\nAna Gil');
	expect(await customers()).toMatchObject([
		{ assigned: { owner: await uidOf('marta'), territory: '' } }
	]);
	await importing('name\nLuis Sanz', '--owner', 'ana');
	expect(await customers()).toContainEqual(
		expect.objectContaining({
			assigned: { owner: await uidOf('ana'), team: 'calle', territory: 'norte' }
		})
	);
});

test('a file of old Windows is read with its accents', async () => {
	await importing(Buffer.from('nombre;apellidos\nBegoña;Núñez', 'latin1'));
	expect(await customers()).toMatchObject([{ givenName: 'Begoña', familyName: 'Núñez' }]);
});

test('a row with more cells than headers is refused rather than shifted', async () => {
	const { out } = await importing('name,city\nAna Gil,Vigo,,\nLuis, Sanz,León');
	expect(out).toContain('Line 3: it has more cells than the first row');
	expect(await customers()).toHaveLength(1);
});

test.each([
	['', [], 'file.csv is empty.'],
	['colour,size\nred,7', [], 'No column of file.csv holds a name.'],
	['name,birth date\nAna,31/02/1975', [], 'No row could be read.'],
	['name\nAna', ['--owner', 'nobody'], 'There is no user "nobody".'],
	['name\nAna', ['--territory', 'oeste'], 'There is no territory "oeste". There are: norte.'],
	['name\nAna', ['--country', 'Spain'], '--country takes a code of two letters, such as ES.'],
	['name\nAna', ['--language', 'de'], '--language takes es, fr or en.']
])('given %j %j, says why and imports nothing', async (text, options, sentence) => {
	const { exitCode, err } = await importing(text, ...options);
	expect(exitCode).toBe(2);
	expect(err).toContain(sentence);
	expect(await customers()).toEqual([]);
});

test('a thousand rows are imported, once', async () => {
	const rows = Array.from({ length: 1200 }, (_, i) => `${i},Name${i} Surname${i}`);
	const text = ['id,name', ...rows, ...rows.slice(0, 5)].join('\n');
	const { out } = await importing(text);
	expect(out).toMatch(/Added 1200\. Already there: 5\. Could not be read: 0\.$/);
	expect(await customers()).toHaveLength(1200);
});

test('whoever is on the do-not-contact list is counted, named by row, and not taken off', async () => {
	const { storage } = terminal.context;
	const key = 'ab'.repeat(32);
	const phones = [{ id: 'p', number: '+34612345678' }];
	const listed = suppressionEntries(key, { phones }).filter(({ channel }) => channel === 'sms');
	await storage.bulkDocs([
		firstRevision(suppressionKeyId, { schema: 1, key }, 1),
		...listed.map(({ id }) => firstRevision(id, { schema: 1 }, 1))
	]);
	const file = 'nombre,teléfono móvil,email\nRosa,699 99 99 99,\nLucía,612 34 56 78,l@example.org';
	const { out } = await importing(file);
	expect(out.split('\n').slice(1)).toEqual([
		'Line 3: on the do-not-contact list for sms.',
		'On the do-not-contact list: 1. Their cards stay closed to those channels.',
		'Added 2. Already there: 0. Could not be read: 0.'
	]);
	expect((await storage.heads(listed.map(({ id }) => id))).size).toBe(1);
});
