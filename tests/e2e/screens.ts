import { expect, type Page } from '@playwright/test';

/** What people do on the screens, in their words (Spanish). */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
	await page.getByLabel('Usuario').fill(login);
	await page.getByLabel('Contraseña', { exact: true }).fill(password);
	await page.getByRole('button', { name: 'Entrar', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Clientes', level: 1 })).toBeVisible();
}

/** Waits for the app to be able to start without a network: the worker holds the app, and all data is here. */
export async function readyForOffline(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
	});
	await expect(status(page)).toHaveText(/Todo en el servidor/, { timeout: 60_000 });
}

export function status(page: Page) {
	return page.getByRole('link', {
		name: /Todo en el servidor|Sin conexión|En este dispositivo|Enviando|Recibiendo|Entra para/
	});
}

export interface SignUp {
	readonly givenName: string;
	readonly familyName: string;
	readonly phone: string;
	readonly email?: string;
	readonly city?: string;
}

export async function fillSignUp(page: Page, person: SignUp): Promise<void> {
	await page.getByRole('switch', { name: /Acepto las bases/ }).check();
	await page.getByRole('textbox', { name: /^Nombre/ }).fill(person.givenName);
	await page.getByRole('textbox', { name: /^Apellidos/ }).fill(person.familyName);
	await page.getByRole('textbox', { name: /^Teléfono/ }).pressSequentially(person.phone);
	if (person.email) await page.getByRole('textbox', { name: /^Correo/ }).fill(person.email);
	if (person.city) await page.getByRole('textbox', { name: /^Ciudad/ }).fill(person.city);
}

export async function saveSignUp(page: Page, person: SignUp): Promise<void> {
	await page.getByRole('button', { name: 'Guardar en este dispositivo' }).click();
	await expect(
		page.getByText(`${person.givenName} ${person.familyName}: guardado en este dispositivo`)
	).toBeVisible();
	// Nobody is so quick, but a driver is: the form is emptied once those words are on the screen.
	await expect(page.getByRole('textbox', { name: /^Nombre/ })).toHaveValue('');
}

/** Finds somebody by typing, as one does, and opens the card. */
export async function openCard(page: Page, query: string, name: string): Promise<void> {
	await page.getByRole('link', { name: 'Clientes', exact: true }).first().click();
	await page.getByRole('searchbox').fill(query);
	await page
		.getByRole('link', { name: new RegExp(name) })
		.first()
		// Whoever has just signed in is still receiving.
		.click({ timeout: 60_000 });
	await expect(page.getByRole('heading', { name })).toBeVisible();
}

/** Changes one line of the open card in place. */
export async function editLine(
	page: Page,
	line: string,
	field: string | RegExp,
	value: string
): Promise<void> {
	await page
		.getByRole('button', { name: `Cambiar: ${line}`, exact: true })
		.first()
		.click();
	await page.getByRole('textbox', { name: field }).fill(value);
	await page.getByRole('button', { name: 'Guardar', exact: true }).click();
	await expect(page.getByText('Guardado en este dispositivo').first()).toBeVisible();
}

/**
 * Whether the next start shows the list without reading all customers: it is kept when nothing has
 * changed for a while. In the database beside the documents, as another program would look for it.
 */
export function isListKept(page: Page): Promise<boolean> {
	// That of an empty device was kept before anything came.
	return kept(page).then(({ list }) => (list ?? 0) > 0);
}

/** Where the documents stood when the list, and the texts that it is searched by, were kept. */
export function kept(
	page: Page
): Promise<{ readonly list: number | null; readonly texts: number | null }> {
	return page.evaluate(async () => {
		const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
		const side = names.find((name) => /^ficha-.+-side$/.test(name));
		if (side === undefined) return { list: null, texts: null };
		const db = await new Promise<IDBDatabase>((resolve, reject) => {
			const request = indexedDB.open(side);
			request.onsuccess = () => resolve(request.result);
			request.onerror = () => reject(new Error('the database could not be opened'));
		});
		// Not a function with a name: what turns this into JavaScript would call a helper that the page lacks.
		const [list, texts] = await Promise.all(
			['list/head', 'texts/head'].map(
				(head) =>
					new Promise<number | null>((resolve) => {
						const request = db.transaction('state').objectStore('state').get(head);
						request.onsuccess = () =>
							resolve((request.result as { sequence: number } | undefined)?.sequence ?? null);
					})
			)
		);
		db.close();
		return { list: list ?? null, texts: texts ?? null };
	});
}
