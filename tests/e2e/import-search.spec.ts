import { expect, test, type Page } from '@playwright/test';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Person } from './person.ts';
import { readyForOffline, signIn } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

const GIVEN = ['Guillermina', 'Saturnino', 'Remedios', 'Baldomero', 'Hermenegilda', 'Celestino'];
const FAMILY = ['Zubizarreta', 'Quintanilla', 'Villalobos', 'Echegaray', 'Montesdeoca'];

/** Thirty people whose names the demo's generator does not know. */
const PEOPLE = GIVEN.flatMap((given, i) =>
	FAMILY.map((family, j) => ({ given, family, street: `Calle Mayor ${i * 10 + j}` }))
);

let server: ServerProcess;
test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(async () => {
	await server.stop();
});

test('a file is imported while the server runs, once, and each name is found with a typo, or as friends call it', async () => {
	const file = join(server.dataDir, 'people.csv');
	const rows = PEOPLE.map(({ given, family, street }) => `${given}, ${family}, ${street}, 50001`);
	const spoiled = 'Nadie, Nunca, Calle Mayor 1, 50001, 31/02/1999';
	const header = 'given_name, surname, street, postcode, date_of_birth';
	await writeFile(file, [header, ...rows, spoiled].join('\n'));

	const first = await importFile(file);
	expect(first).toContain('Added 30. Already there: 0. Could not be read: 1.');
	expect(first).toMatch(/Line 32, column 5 \(birthDate\)/);
	const second = await importFile(file);
	expect(second).toContain('Added 0. Already there: 30.');

	const sofia = await Person.arrive(server.port);
	const page = await sofia.openBrowser();
	await page.goto(sofia.link.origin);
	await signIn(page, 'sofia', 'hogaza-de-trigo');
	await readyForOffline(page);
	await sofia.link.cut();
	for (const { given, family } of PEOPLE.slice(0, 20)) {
		await find(page, `${swap(given)} ${drop(family)}`, `${given} ${family}`);
	}
	await find(page, 'Reme Quintanilla', 'Remedios Quintanilla');
	await sofia.leave();
});

async function importFile(file: string): Promise<string> {
	const { stdout, stderr } = await promisify(execFile)(
		process.execPath,
		['dist/admin.js', 'import-customers', file, '--territory', 'norte'],
		{ env: { ...process.env, FICHA_DATA_DIR: server.dataDir } }
	);
	return stdout + stderr;
}

async function find(page: Page, typed: string, name: string): Promise<void> {
	await page.getByRole('searchbox').fill(typed);
	await expect(page.getByRole('list', { name: 'Clientes' }).getByRole('link').first()).toHaveText(
		new RegExp(name)
	);
}

/** Two letters in the wrong order. */
function swap(word: string): string {
	return word.slice(0, 3) + word.charAt(4) + word.charAt(3) + word.slice(5);
}

/** A letter that was missed. */
function drop(word: string): string {
	return word.slice(0, 4) + word.slice(5);
}
