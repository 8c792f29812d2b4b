import { expect, test } from 'vitest';
import { shortcutOf } from './shortcut.ts';

function press(key: string, markup: string, keys: KeyboardEventInit = {}) {
	document.body.innerHTML = markup;
	let found: ReturnType<typeof shortcutOf> = null;
	const listen = (event: KeyboardEvent) => (found = shortcutOf(event));
	document.addEventListener('keydown', listen, { once: true });
	const target = document.body.firstElementChild ?? document.body;
	target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...keys }));
	return found;
}

test('a key alone asks for the search, a new sign-up or the list of keys', () => {
	expect(press('/', '<a href="#x">Ana</a>')).toBe('search');
	expect(press('n', '<button>Llamar</button>')).toBe('capture');
	expect(press('?', '<input type="checkbox" />')).toBe('help');
	expect(press('Enter', '<p></p>')).toBeNull();
	expect(press(' ', '<p></p>')).toBeNull();
});

test.each(['x', 'Á', '6', '+'])('%s begins a search with itself', (key) =>
	expect(press(key, '<a href="#x">Ana</a>')).toBe('type')
);

test.each(['<input />', '<input type="search" />', '<textarea></textarea>', '<select></select>'])(
	'in %s it is a letter',
	(markup) => expect(press('n', markup)).toBeNull()
);

test('with a modifier, or while a sheet is open, it asks for nothing', () => {
	expect(press('n', '<p></p>', { ctrlKey: true })).toBeNull();
	expect(press('n', '<p></p><dialog open></dialog>')).toBeNull();
});
