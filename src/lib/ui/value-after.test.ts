import { expect, test } from 'vitest';
import { valueAfter } from './value-after.ts';

/** `mar|ia` is a field with the caret after the r; between two bars is what is selected. */
function field(drawn: string) {
	const [before = '', selected = '', after] = drawn.split('|');
	const rest = after ?? selected;
	const between = after === undefined ? '' : selected;
	return {
		value: before + between + rest,
		selectionStart: before.length,
		selectionEnd: before.length + between.length
	};
}

test.each([
	['ma|', 'insertText', 'r', 'mar'],
	['m|ria', 'insertText', 'a', 'maria'],
	['m|ari|o', 'insertText', 'e', 'meo'],
	['mar|', 'deleteContentBackward', null, 'ma'],
	['m|ar|ia', 'deleteContentBackward', null, 'mia'],
	['|mar', 'deleteContentBackward', null, 'mar'],
	['ana👩|', 'deleteContentBackward', null, 'ana']
])('%s, %s %s: %s', (drawn, inputType, data, next) => {
	expect(valueAfter({ inputType, data }, field(drawn), '')).toBe(next);
});

test('a word that a keyboard is composing is replaced by what it has become', () => {
	const edit = { inputType: 'insertCompositionText', data: 'gar' };
	expect(valueAfter(edit, field('ana ga|'), 'ga')).toBe('ana gar');
});

test('what only the browser knows is not guessed', () => {
	expect(valueAfter({ inputType: 'historyUndo', data: null }, field('ma|'), '')).toBeNull();
	const number = { value: '12', selectionStart: null, selectionEnd: null };
	expect(valueAfter({ inputType: 'insertText', data: '3' }, number, '')).toBeNull();
});
