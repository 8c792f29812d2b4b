import { expect, test, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Contest } from '../../src/lib/domain/documents/contest.ts';
import type { Ruling } from '../../src/lib/domain/documents/ruling.ts';
import type { DrawAnswer } from '../../src/lib/domain/wire/draws.ts';
import { ApiClient } from './api-client.ts';
import { Person } from './person.ts';
import { fillSignUp, openCard, readyForOffline, saveSignUp, signIn, status } from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

interface Verifier {
	readonly verify: (result: Buffer, list: Buffer, say: (line: string) => void) => void;
}
const { verify } = (await import(pathToFileURL('static/verify-draw.mjs').href)) as Verifier;

const PASSWORD = 'pan de pueblo';
const ADULT = '1988-05-04';
const ROSA = { givenName: 'Rosa', familyName: 'Iturralde', phone: '655010203' };
const MARC = { givenName: 'Marc', familyName: 'Ferrer', phone: '655040506' };
const LUCIA = { givenName: 'Lucía', familyName: 'Vidal', phone: '655070809' };
const NURIA = { givenName: 'Nuria', familyName: 'Soler', phone: '655111213' };
const PAU = { givenName: 'Pau', familyName: 'Roca', phone: '655141516' };

let server: ServerProcess;
let office: ApiClient;
test.beforeAll(async () => {
	server = await startServer();
	office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
});
test.afterAll(async () => {
	await server.stop();
});

test('a day at a fair, from the evening before to the winner', async () => {
	test.setTimeout(300_000);
	const kid = await publishForAdults();
	const [phone, tablet, spare] = await Promise.all([
		comeToTheFair('ana', 'masa-madre-viva'),
		comeToTheFair('luis', 'horno-de-piedra'),
		comeToTheFair('luis', 'horno-de-piedra')
	]);
	for (const { person } of [phone, tablet, spare]) await person.link.cut();

	await signUp(phone.page, ROSA);
	await signUp(phone.page, MARC);
	await isTooYoung(phone.page);
	// Rosa takes part at the other end of the stand once more.
	await signUp(tablet.page, ROSA);
	await signUp(tablet.page, NURIA);
	await signUp(tablet.page, PAU);

	const file = await rescueFile(tablet.page);
	await tablet.person.leave();

	// Marc thinks better of it: what he agreed to is taken back where he stands.
	await openCard(phone.page, 'Marc Ferrer', 'Marc Ferrer');
	await phone.page.getByRole('tab', { name: 'Permisos' }).click();
	await phone.page.getByRole('button', { name: 'Retirar: Bases del sorteo' }).click();
	await expect(phone.page.getByText('Retirado: vale desde ahora')).toBeVisible();

	await bringIn(spare.page, file, 3);
	await bringIn(spare.page, file, 0);
	await expect(status(spare.page)).toHaveText(/3 por enviar/);

	for (const { person, page } of [phone, spare]) {
		await person.link.open();
		await page.goto(`${person.link.origin}/more/device`);
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
	}
	const entries = await office.documents('entry:');
	expect(entries).toHaveLength(5);
	const [ruling, ...others] = await office.documents<Ruling>(`ruling:${kid}:`);
	expect(others).toEqual([]);
	expect(ruling?.because).toEqual(['phone']);
	expect(await standing(kid)).toEqual({ eligible: 3, leftOut: { duplicate: 1, withdrawn: 1 } });
	if (ruling === undefined) throw new Error('nobody said why');
	await rule(ruling, true);
	expect((await standing(kid)).eligible).toBe(4);
	await rule(ruling, false);
	expect((await standing(kid)).eligible).toBe(3);

	await drawsTheWinner(kid);
	await phone.person.leave();
	await spare.person.leave();
});

/** The demo's contest, for adults only: published as the builder does it. */
async function publishForAdults(): Promise<string> {
	const [demo] = await office.documents<Contest>('contest:');
	const asked = demo?.questions.find(({ field }) => field === 'phone');
	if (demo === undefined || asked === undefined) throw new Error('no contest in the demo');
	const contest = {
		...demo,
		eligibility: { ...demo.eligibility, minimumAge: 18 },
		questions: [...demo.questions, { ...asked, field: 'birthDate', kind: undefined }]
	};
	const kid = demo._id.replace('contest:', '');
	const order = { after: demo.publications?.length ?? 0, contest };
	const answer = await office.request('POST', `/api/v1/contests/${kid}/publish`, order);
	expect(answer.text).toContain('version');
	return kid;
}

interface AtTheFair {
	readonly person: Person;
	readonly page: Page;
}

async function comeToTheFair(login: string, password: string): Promise<AtTheFair> {
	const person = await Person.arrive(server.port);
	const page = await person.openBrowser();
	await page.goto(person.link.origin);
	await signIn(page, login, password);
	await readyForOffline(page);
	return { person, page };
}

async function signUp(page: Page, who: typeof ROSA): Promise<void> {
	await fillAll(page, who, ADULT);
	await saveSignUp(page, who);
}

async function isTooYoung(page: Page): Promise<void> {
	await fillAll(page, LUCIA, '2014-02-03');
	await page.getByRole('button', { name: 'Guardar en este dispositivo' }).click();
	await expect(page.getByText(/hay que tener la edad que piden las bases/)).toBeVisible();
}

async function fillAll(page: Page, who: typeof ROSA, born: string): Promise<void> {
	if (!page.url().includes('/capture')) await page.goto(new URL('/capture', page.url()).href);
	await fillSignUp(page, who);
	await page.getByLabel(/^Nacimiento/).fill(born);
}

/** What the tablet has not sent, before it dies. @returns where the file is */
async function rescueFile(page: Page): Promise<string> {
	await page.goto(new URL('/more/device', page.url()).href);
	await page.getByRole('button', { name: 'Guardar un archivo de rescate' }).click();
	await page.getByLabel('Contraseña del archivo').fill(PASSWORD);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Guardar el archivo' }).click()
	]);
	const path = test.info().outputPath('rescue.json');
	await file.saveAs(path);
	expect(await readFile(path, 'utf8')).not.toContain('Iturralde');
	return path;
}

async function bringIn(page: Page, file: string, fresh: number): Promise<void> {
	await page.goto(new URL('/more/device', page.url()).href);
	await page.getByRole('button', { name: 'Traer un archivo de rescate' }).click();
	const dialog = page.getByRole('dialog');
	await dialog.getByLabel('Archivo de rescate').setInputFiles(file);
	await dialog.getByLabel('Contraseña del archivo').fill(PASSWORD);
	await dialog.getByRole('button', { name: 'Traer aquí' }).click();
	const said = fresh === 0 ? 'No traía nada nuevo.' : `${fresh} cambios están ahora aquí`;
	await expect(dialog.getByText(said)).toBeVisible();
	await page.keyboard.press('Escape');
}

async function standing(kid: string): Promise<DrawAnswer['entries']> {
	const { text } = await office.request('GET', `/api/v1/draws/${kid}`);
	return (JSON.parse(text) as DrawAnswer).entries;
}

/** A colleague has looked at both entries. */
async function rule({ _id }: Ruling, counts: boolean): Promise<void> {
	const { text } = await office.request('GET', `/couch/ficha/${_id}`);
	const edited = { ...(JSON.parse(text) as Ruling), counts };
	const { status: answered } = await office.request('PUT', `/couch/ficha/${_id}`, edited);
	expect(answered).toBe(201);
}

async function drawsTheWinner(kid: string): Promise<void> {
	const take = async (step: string, body: object): Promise<void> => {
		const known = JSON.parse((await result()) || '{}') as { readonly digest?: string };
		const order = { after: known.digest ?? null, ...body };
		const answer = await office.request('POST', `/api/v1/draws/${kid}/${step}`, order);
		expect(answer.status, answer.text).toBe(200);
	};
	const file = (name: string) => office.request('GET', `/api/v1/draws/${kid}/${name}`);
	const result = async (): Promise<string> => (await file('result.json')).text;
	await take('commit', {});
	await take('freeze', { source: 'ONCE', winners: 1, alternates: 1, without: [] });
	await take('draw', { text: '31415' });

	const [told, list] = [Buffer.from(await result()), Buffer.from((await file('list.txt')).text)];
	const lines: string[] = [];
	verify(told, list, (line) => lines.push(line));
	expect(lines.at(-1)).toContain('The draw is right');
	expect(list.toString().split('\n').filter(Boolean)).toHaveLength(3);
	const changed = Buffer.from(list);
	changed[40] = (changed[40] ?? 0) ^ 1;
	expect(() => verify(told, changed, () => undefined)).toThrow(/the list is the one/);
}
