import { afterEach, beforeEach, expect, test } from 'vitest';
import { focusArrival } from './arrival.ts';

let main: HTMLElement;
let stop: () => void = () => undefined;

beforeEach(() => {
	main = document.body.appendChild(document.createElement('main'));
});
afterEach(() => {
	stop();
	main.remove();
});

test('a page begins at its heading', () => {
	main.innerHTML = '<h1>Clientes</h1>';
	stop = focusArrival(main, null);
	expect(document.activeElement?.textContent).toBe('Clientes');
});

test('with list and card side by side it is the heading of the card, once it is there', async () => {
	main.innerHTML = '<section><h1>Clientes</h1></section><section data-page></section>';
	stop = focusArrival(main, '/customers');
	expect(document.activeElement).toBe(document.body);
	main.querySelector('[data-page]')!.innerHTML = '<h1>Ana Soler</h1>';
	await expect.poll(() => document.activeElement?.textContent).toBe('Ana Soler');
});

test('on the way back it is the link that led away', () => {
	main.innerHTML = '<h1>Clientes</h1><a href="/customers/01J">Ana</a>';
	stop = focusArrival(main, '/customers/01J');
	expect(document.activeElement?.textContent).toBe('Ana');
});

test('a page that put the focus somewhere keeps it', () => {
	main.innerHTML = '<h1>Inscripción</h1><input />';
	main.querySelector('input')!.focus();
	stop = focusArrival(main, null);
	expect(document.activeElement?.tagName).toBe('INPUT');
});

test('who has gone on in the meantime is left alone', async () => {
	main.innerHTML = '<button>Llamar</button>';
	stop = focusArrival(main, null);
	main.querySelector('button')!.focus();
	main.insertAdjacentHTML('beforeend', '<h1>Ana Soler</h1>');
	await new Promise((done) => requestAnimationFrame(done));
	expect(document.activeElement?.tagName).toBe('BUTTON');
});
