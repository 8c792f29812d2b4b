import { expect, test } from 'vitest';
import { answeredPictures, pictureUrl, readPicture } from './picture-answer.ts';

const url = 'data:image/jpeg;base64,/9j/4AAQ';

test('a picture of a form is read, and written as it was', () => {
	const picture = readPicture(url);
	expect(picture).toEqual({ type: 'image/jpeg', data: '/9j/4AAQ' });
	expect(picture === null ? '' : pictureUrl(picture)).toBe(url);
});

test.each([
	['', 'nothing'],
	['data:image/svg+xml;base64,PHN2Zy8+', 'a drawing that may hold scripts'],
	['data:text/html;base64,PGI+PC9iPg==', 'a page'],
	['https://example.org/photo.jpg', 'an address'],
	['data:image/jpeg;base64,/9j', 'half of one'],
	[`data:image/png;base64,${'A'.repeat(270_000)}`, 'one that is too large']
])('%s is none: %s', (answer) => {
	expect(readPicture(answer)).toBeNull();
});

test('only questions that ask for a picture, and are asked, are answered with one', () => {
	const words = { required: false, purpose: {} };
	const questions = [
		{ field: 'x-name', ...words },
		{ field: 'x-photo', picture: 'photo' as const, ...words },
		{
			field: 'x-sign',
			picture: 'signature' as const,
			when: { field: 'x-name', is: 'blank' as const },
			...words
		}
	];
	const answers = { 'x-name': url, 'x-photo': url, 'x-sign': url };
	expect([...answeredPictures({ questions }, answers).keys()]).toEqual(['x-photo']);
});
