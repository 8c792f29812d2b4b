import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatWhileTyping } from './phone-numbers.ts';
import { retypePhone } from './phone-typing.ts';

const spanish = (digits: string): string => formatWhileTyping(digits, 'ES');

/** A field with a caret: `654 12|0 98`. Types, deletes and pastes as a browser does. */
class Field {
	text = '';
	caret = 0;

	constructor(marked = '|') {
		this.caret = marked.indexOf('|');
		this.text = marked.replace('|', '');
	}

	insert(typed: string, inputType = 'insertText'): this {
		const text = this.text.slice(0, this.caret) + typed + this.text.slice(this.caret);
		return this.#settle(text, this.caret + typed.length, inputType);
	}

	type(keys: string): this {
		for (const key of keys) this.insert(key);
		return this;
	}

	backspace(): this {
		const text = this.text.slice(0, Math.max(0, this.caret - 1)) + this.text.slice(this.caret);
		return this.#settle(text, Math.max(0, this.caret - 1), 'deleteContentBackward');
	}

	delete(): this {
		const text = this.text.slice(0, this.caret) + this.text.slice(this.caret + 1);
		return this.#settle(text, this.caret, 'deleteContentForward');
	}

	toString(): string {
		return `${this.text.slice(0, this.caret)}|${this.text.slice(this.caret)}`;
	}

	#settle(text: string, caret: number, inputType: string): this {
		const now = retypePhone({ text, caret, before: this.text, inputType }, spanish);
		this.text = now.text;
		this.caret = now.caret;
		return this;
	}
}

describe('a telephone number', () => {
	test('is grouped while it is typed', () => {
		expect(String(new Field().type('654120987'))).toBe('654 12 09 87|');
		expect(String(new Field().type('+34654120987'))).toBe('+34 654 12 09 87|');
	});

	test.each([
		['0034 654-12.09.87', '0034654120987'],
		['+34 (654) 120 987', '+34654120987'],
		['tel:+34654120987', '+34654120987'],
		['  654 / 120987', '654120987']
	])('is understood as it is pasted: %s', (pasted, digits) => {
		const field = new Field().insert(pasted, 'insertFromPaste');
		expect(field.text.replace(/[^\d+]/g, '')).toBe(digits);
		expect(field.caret).toBe(field.text.length);
	});

	test('is corrected in its middle, the caret staying behind its digit', () => {
		expect(String(new Field('654| 12 09 87').backspace())).toBe('65|1 20 98 7');
		expect(String(new Field('65|1 20 98 7').insert('4'))).toMatch(/^654\|/);
	});

	test('loses a digit, not the space, when the space is deleted', () => {
		expect(new Field('654 |12 09 87').backspace().text.replace(/\D/g, '')).toBe('65120987');
		expect(new Field('654| 12 09 87').delete().text.replace(/\D/g, '')).toBe('65420987');
	});

	test('can be deleted to nothing from its end', () => {
		const field = new Field().type('+34654120987');
		for (let presses = 0; presses < 12; presses++) field.backspace();
		expect(String(field)).toBe('|');
	});
});

test('every backspace behind a digit takes exactly one digit, wherever the caret is', () => {
	const number = fc.stringMatching(/^\+?[0-9]{4,13}$/);
	fc.assert(
		fc.property(number, fc.nat(), (digits, somewhere) => {
			const field = new Field().type(digits);
			const significant = (text: string): string => text.replace(/[^\d+]/g, '');
			field.caret = somewhere % (field.text.length + 1);
			const before = significant(field.text);
			const behind = significant(field.text.slice(0, field.caret)).length;
			field.backspace();
			const left = before.slice(0, Math.max(0, behind - 1)) + before.slice(behind);
			expect(significant(field.text).replace(/^\+$/, '')).toBe(left.replace(/^\+$/, ''));
		})
	);
});
