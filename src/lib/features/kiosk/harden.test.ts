import { expect, test } from 'vitest';
import { isShortcut } from './harden.ts';

const key = (name: string, held: readonly string[] = []) => ({
	key: name,
	ctrlKey: held.includes('Control'),
	altKey: held.includes('Alt'),
	metaKey: held.includes('Meta'),
	getModifierState: (modifier: string) => held.includes(modifier)
});

test.each([
	['printing', key('p', ['Control'])],
	['saving on a Mac', key('s', ['Meta'])],
	['undoing what somebody else typed', key('z', ['Control'])],
	['going back', key('ArrowLeft', ['Alt'])],
	['loading anew', key('F5')],
	['the tools of developers', key('F12')],
	['a key for the browser’s home', key('BrowserHome')]
])('%s is kept from a visitor', (_, event) => {
	expect(isShortcut(event)).toBe(true);
});

test.each([
	['a letter', key('a')],
	['Tab', key('Tab')],
	['an @ by AltGr', key('@', ['AltGraph', 'Control', 'Alt'])],
	['an @ where AltGr is Ctrl and Alt', key('@', ['Control', 'Alt'])],
	['a character by Option', key('ñ', ['Alt'])]
])('%s can be typed', (_, event) => {
	expect(isShortcut(event)).toBe(false);
});
