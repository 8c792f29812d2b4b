import { expect, test, type Page } from '@playwright/test';
import { ApiClient } from './api-client.ts';
import { everythingStored, expectNothingByHttp, expectNoWriting } from './nothing-for-strangers.ts';
import { Person } from './person.ts';
import {
	editLine,
	fillSignUp,
	openCard,
	readyForOffline,
	saveSignUp,
	signIn,
	status,
	type SignUp
} from './screens.ts';
import { startServer, type ServerProcess } from './server-process.ts';

interface Customer {
	readonly _id: string;
	readonly _rev: string;
	readonly type: string;
	readonly givenName?: string;
	readonly familyName?: string;
	readonly phones?: readonly { readonly kind: string; readonly number: string }[];
	readonly emails?: readonly { readonly kind: string; readonly address: string }[];
	readonly addresses?: readonly {
		readonly kind: string;
		readonly city: string;
		readonly country: string;
	}[];
	readonly assigned: { readonly territory: string };
}

interface Entry {
	readonly _id: string;
	readonly answers: { readonly givenName?: string; readonly familyName?: string };
}

let server: ServerProcess;
let office: ApiClient;
const people: Person[] = [];

test.beforeAll(async () => {
	server = await startServer();
	office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
});

test.afterAll(async () => {
	await server.stop();
});

test.afterEach(async () => {
	for (const person of people.splice(0)) await person.leave();
});

async function arrive(login: string, password: string): Promise<{ person: Person; page: Page }> {
	const person = await Person.arrive(server.port);
	people.push(person);
	const page = await person.openBrowser();
	await page.goto(person.link.origin);
	await signIn(page, login, password);
	return { person, page };
}

test('what is captured without a network reaches the office, and only the right colleagues', async () => {
	test.setTimeout(300_000);
	const north = (await office.documents<Customer>('customer:')).filter(isReachable);
	const [shared, lookalike] = north as [Customer, Customer];
	const name = `${shared.givenName} ${shared.familyName}`;
	const signUps: readonly SignUp[] = [
		{ givenName: 'Remedios', familyName: 'Iturralde Sanz', phone: '655010203', city: 'Huesca' },
		{
			givenName: 'Casilda',
			familyName: 'Ugarte Peña',
			phone: nationalNumber(lookalike),
			email: 'casilda@ugarte.example'
		},
		{ givenName: 'Fermín', familyName: 'de la Cruz Olmo', phone: '655040506' }
	];

	const luis = await arrive('luis', 'horno-de-piedra');
	await expect(status(luis.page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });

	// Ana signs in, loses the network and restarts her phone.
	const ana = await arrive('ana', 'masa-madre-viva');
	await readyForOffline(ana.page);
	await ana.person.link.cut();
	await ana.person.closeBrowser();
	let page = await ana.person.openBrowser();
	await page.goto(`${ana.person.link.origin}/capture`);

	await test.step('three sign-ups without a network, one with a phone that is known', async () => {
		for (const person of signUps) {
			await fillSignUp(page, person);
			if (person.phone === nationalNumber(lookalike)) {
				await expect(page.getByText(`¿Es ${lookalike.givenName}`)).toBeVisible();
				await page.getByRole('button', { name: 'No es', exact: true }).click();
			}
			await saveSignUp(page, person);
			await expect(page.getByRole('textbox', { name: /^Nombre/ })).toBeFocused();
		}
		await expect(status(page)).toHaveText(/3 por enviar/);
	});

	await test.step('the page is killed in the middle of a fourth, and its draft is there', async () => {
		const field = page.getByRole('textbox', { name: /^Nombre/ });
		await field.pressSequentially('María de los Ángeles Concepción', { delay: 50 });
		await ana.person.killBrowser();
		page = await ana.person.openBrowser();
		await page.goto(`${ana.person.link.origin}/capture`);
		await expect(page.getByRole('textbox', { name: /^Nombre/ })).toHaveValue(/^María de los/);
		await expect(status(page)).toHaveText(/3 por enviar/);
	});

	await test.step('Luis and Ana change the same customer, Ana without a network', async () => {
		await openCard(luis.page, name, name);
		await editLine(luis.page, 'Casa', 'Ciudad', 'Calatayud');
		await editLine(luis.page, 'Móvil', 'Teléfono', '611 90 83 44');
		await expect(status(luis.page)).toHaveText(/Todo en el servidor/);
		await openCard(page, name, name);
		await editLine(page, 'Móvil', 'Teléfono', '654 12 09 87');
		await editLine(page, 'Correo personal', 'Correo', 'nuevo@correo.example');
		await expect(status(page)).toHaveText(/4 por enviar/);
	});

	await test.step('Ana reconnects: all arrive exactly once, each as an entry and a customer', async () => {
		await ana.person.link.open();
		await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
		const entries = await office.documents<Entry>('entry:');
		const customers = await office.documents<Customer>('customer:');
		for (const { givenName, familyName } of signUps) {
			const same = (one: { givenName?: string; familyName?: string }) =>
				one.givenName === givenName && one.familyName === familyName;
			const entered = entries.filter(({ answers }) => same(answers));
			const created = customers.filter(same);
			expect(entered).toHaveLength(1);
			expect(created.map(({ _id }) => _id)).toEqual([`customer:${entered[0]?._id.split(':')[2]}`]);
		}
	});

	await test.step('Luis and the supervisor see them', async () => {
		const sofia = await arrive('sofia', 'hogaza-de-trigo');
		for (const { givenName, familyName } of signUps) {
			await openCard(luis.page, familyName, `${givenName} ${familyName}`);
			await openCard(sofia.page, familyName, `${givenName} ${familyName}`);
		}
	});

	await test.step('city and e-mail are merged silently; the phone waits with both values', async () => {
		const [merged] = (await office.documents<Customer>(shared._id)).filter(
			({ _id }) => _id === shared._id
		);
		expect(merged?.addresses?.[0]?.city).toBe('Calatayud');
		expect(merged?.emails?.[0]?.address).toBe('nuevo@correo.example');

		await page.goto(`${ana.person.link.origin}/conflicts`);
		await expect(page.getByText('Un dato se cambió a la vez en dos sitios.')).toBeVisible();
		await page.getByRole('button', { name: new RegExp(name) }).click();
		const sheet = page.getByRole('dialog');
		await expect(sheet.getByText('611 90 83 44')).toBeVisible();
		await expect(sheet.getByText(/Luis/)).toBeVisible();
		await sheet.getByText('654 12 09 87').click();
		await sheet.getByRole('button', { name: 'Usar este' }).click();
		await expect(page.getByRole('heading', { name: 'Nada por decidir' })).toBeVisible();
	});

	await test.step('Luis receives the answer', async () => {
		await openCard(luis.page, name, name);
		await expect(luis.page.getByText('654 12 09 87')).toBeVisible();
		await expect(luis.page.getByText('Dos valores: decide')).toHaveCount(0);
	});

	await test.step('Bruno, in the south, has none of it', async () => {
		const bruno = await arrive('bruno', 'corteza-dorada');
		await readyForOffline(bruno.page);
		await bruno.page.getByRole('searchbox').fill(name);
		await expect(bruno.page.getByText('Nadie coincide')).toBeVisible();

		const cid = shared._id.slice('customer:'.length);
		const stored = await everythingStored(bruno.page);
		expect(stored).toContain('customer:');
		for (const secret of [cid, 'nuevo@correo.example', 'Iturralde', 'Ugarte Peña']) {
			expect(stored).not.toContain(secret);
		}

		const known = (await office.documents<Customer>('')).filter(
			({ _id }) => _id.includes(cid) || _id.startsWith('entry:')
		);
		const client = await ApiClient.signIn(server.port, 'bruno', 'corteza-dorada');
		await expectNothingByHttp(client, known, ['nuevo@correo.example', 'Iturralde', 'Ugarte']);
		await expectNoWriting(
			client,
			known.map(({ _id }) => _id)
		);
	});
});

function isReachable(customer: Customer): boolean {
	return (
		customer._id.split(':').length === 2 &&
		customer.type === 'person' &&
		customer.assigned.territory === 'norte' &&
		customer.phones?.length === 1 &&
		customer.phones[0]?.kind === 'mobile' &&
		customer.phones[0].number.startsWith('+34') &&
		customer.emails?.[0]?.kind === 'personal' &&
		customer.addresses?.length === 1 &&
		customer.addresses[0]?.kind === 'home'
	);
}

function nationalNumber(customer: Customer): string {
	return customer.phones?.[0]?.number.slice('+34'.length) ?? '';
}
