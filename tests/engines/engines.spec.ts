import { expect, test } from '@playwright/test';
import { ApiClient } from '../e2e/api-client.ts';
import { startServer, type ServerProcess } from '../e2e/server-process.ts';
import type { EngineBrowser, Target } from './engine-page.ts';
import { PuppeteerBrowser } from './puppeteer-browser.ts';
import { Visitor } from './visitor.ts';
import { WebkitBrowser } from './webkit-browser.ts';

interface Customer {
	readonly _id: string;
	readonly type: string;
	readonly givenName?: string;
	readonly familyName?: string;
	readonly phones?: readonly { readonly kind: string; readonly number: string }[];
	readonly assigned: { readonly territory: string };
}

interface Entry {
	readonly _id: string;
	readonly answers: { readonly familyName?: string };
}

/** The two that the other stories never meet, and the one that they run in, which checks this story. */
const ENGINES: Readonly<Record<string, () => Promise<EngineBrowser>>> = {
	Firefox: () => PuppeteerBrowser.firefox(),
	WebKit: () => WebkitBrowser.webkit(),
	Chromium: () => PuppeteerBrowser.chromium()
};

/** Sooner than a window gives up on a leader that does not answer. */
const AT_ONCE = 8000;

const button = (name: string | RegExp): Target => ({ role: 'button', name });
const field = (name: string | RegExp): Target => ({ role: 'textbox', name });

let server: ServerProcess;
let office: ApiClient;
let ana: Visitor;

test.beforeAll(async () => {
	server = await startServer();
	office = await ApiClient.signIn(server.port, 'sofia', 'hogaza-de-trigo');
});
test.afterAll(async () => {
	await server.stop();
});
test.afterEach(async () => {
	await ana.leave();
});

Object.entries(ENGINES).forEach(([engine, launch], turn) => {
	const family = `Iturralde ${engine}`;

	test(`${engine} starts without a network, keeps what is typed, sends it once, and settles a conflict`, async () => {
		const north = (await office.documents<Customer>('customer:')).filter(isReachable);
		const shared = north[turn]!;
		const name = `${shared.givenName} ${shared.familyName}`;
		ana = await Visitor.arrive(await launch(), server.port);

		await test.step('signs in, and has what it takes to start alone', async () => {
			await ana.visit('/');
			await ana.type(field('Usuario'), 'ana');
			await ana.type(field('Contraseña'), 'masa-madre-viva');
			await ana.click(button('Entrar'));
			await ana.reads(/Todo en el servidor/);
			await expect.poll(() => ana.page.startsAlone()).toBe(true);
		});

		await test.step('goes to pages by their addresses, and back, without waiting for the page that was left', async () => {
			for (const path of ['/conflicts', '/customers', '/more/device']) {
				await ana.visit(path);
				await ana.reads(/Todo en el servidor/, AT_ONCE);
			}
			await ana.page.back();
			await ana.reads(/Todo en el servidor/, AT_ONCE);
			await ana.sees({ role: 'searchbox', name: /./ });
		});

		await test.step('starts without a network and takes a sign-up', async () => {
			await ana.link.cut();
			await ana.closeBrowser();
			await ana.openBrowser();
			await ana.visit('/capture');
			await ana.click({ role: 'switch', name: /Acepto las bases/ });
			await ana.type(field(/^Nombre/), 'Remedios');
			await ana.type(field(/^Apellidos/), family);
			await ana.type(field(/^Teléfono/), `65501020${turn}`);
			await ana.click(button('Guardar en este dispositivo'));
			await ana.reads(new RegExp(`Remedios ${family}: guardado en este dispositivo`));
			await ana.reads(/1 por enviar/);
		});

		await test.step('keeps what is half typed when the page is reloaded, but for the last second', async () => {
			await ana.type(field(/^Nombre/), 'María de los Ángeles Concepción');
			await ana.page.reload();
			await ana.sees(field(/^Nombre/));
			await expect.poll(() => ana.page.value(field(/^Nombre/))).toMatch(/^María de los/);
			await ana.type(field(/^Nombre/), 'Ángela Concepción');
			await ana.visit('/capture');
			await ana.sees(field(/^Nombre/));
			await expect.poll(() => ana.page.value(field(/^Nombre/))).toMatch(/^Ángela Con/);
		});

		await test.step('changes a phone that the office changes as well', async () => {
			await ana.click({ role: 'link', name: 'Clientes' });
			await ana.type({ role: 'searchbox', name: /./ }, name);
			await ana.click({ role: 'link', name: new RegExp(name) });
			await ana.click(button('Cambiar: Móvil'));
			await ana.type(field('Teléfono'), '654 12 09 87');
			await ana.click(button('Guardar'));
			await ana.reads(/2 por enviar/);
			await changePhone(shared._id, '+34611908344');
		});

		await test.step('reconnects: the sign-up arrives, once', async () => {
			await ana.link.open();
			await ana.reads(/Todo en el servidor/);
			const entries = await office.documents<Entry>('entry:');
			expect(entries.filter(({ answers }) => answers.familyName === family)).toHaveLength(1);
		});

		await test.step('settles the phone', async () => {
			await ana.click({ role: 'link', name: /dato por decidir/ });
			await ana.sees({ role: 'heading', name: 'Por decidir' });
			await ana.click(button(new RegExp(name)));
			await ana.reads(/611 90 83 44/);
			await ana.click({ role: 'label', name: /654 12 09 87/ });
			await ana.click(button('Usar este'));
			await ana.sees({ role: 'heading', name: 'Nada por decidir' });
			await ana.reads(/Todo en el servidor/);
			const settled = await read(shared._id);
			expect(settled.phones?.[0]?.number).toBe('+34654120987');
		});

		await test.step('signs out, and going back shows nobody anything', async () => {
			await ana.visit('/customers');
			await ana.reads(/Todo en el servidor/);
			await ana.visit('/more');
			await ana.click(button('Salir'));
			await ana.click(button('Descartarlo y salir'));
			await ana.sees(field('Usuario'));
			await ana.page.back();
			await ana.sees(field('Usuario'));
			expect(await ana.page.words()).not.toMatch(/En el servidor/);
			await expect.poll(() => ana.page.databases()).toEqual(['ficha']);
		});
	});
});

function isReachable(customer: Customer): boolean {
	return (
		customer._id.split(':').length === 2 &&
		customer.type === 'person' &&
		customer.assigned.territory === 'norte' &&
		customer.phones?.length === 1 &&
		customer.phones[0]?.kind === 'mobile' &&
		customer.phones[0].number.startsWith('+34')
	);
}

async function read(id: string): Promise<Customer> {
	const { text } = await office.request('GET', `/couch/ficha/${encodeURIComponent(id)}`);
	return JSON.parse(text) as Customer;
}

async function changePhone(id: string, number: string): Promise<void> {
	const customer = await read(id);
	const phones = customer.phones?.map((phone) => ({ ...phone, number }));
	const path = `/couch/ficha/${encodeURIComponent(id)}`;
	const { status } = await office.request('PUT', path, { ...customer, phones });
	expect(status).toBe(201);
}
