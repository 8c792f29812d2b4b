import { describe, expect, test } from 'vitest';
import { isTest, sourceFiles } from './source-files.ts';

const files = sourceFiles();
const offenders = (pattern: RegExp, paths = files.map((file) => file.path)) =>
	paths.filter((path) => pattern.test(path));

describe('names', () => {
	test('there is no drawer: each file is named after its one idea', () => {
		expect(offenders(/(^|\/)(utils?|helpers?|misc|common)(\/|\.)/i)).toEqual([]);
	});

	test('files are kebab-case, components PascalCase', () => {
		const names = files
			.map((file) => file.path)
			.filter((path) => !path.startsWith('src/routes/'))
			.map((path) => path.split('/').at(-1) ?? '');
		const wrong = names.filter((name) =>
			name.endsWith('.svelte') ? !/^[A-Z][A-Za-z0-9]*\.svelte$/.test(name) : /[A-Z_]/.test(name)
		);
		expect(wrong).toEqual([]);
	});

	test('barrels exist in the design system only', () => {
		const barrels = offenders(/\/index\.ts$/);
		expect(
			barrels.filter((path) => !/^src\/(lib\/ui|service-worker)\/index\.ts$/.test(path))
		).toEqual([]);
	});

	test('nothing of the domain reaches for time or chance: they are parameters', () => {
		// Browser and Node are compile errors there already; these two are part of the language.
		const impure = /\b(Date\.now|Math\.random|new Date\(\))/;
		const wrong = files
			.filter((file) => file.path.startsWith('src/lib/domain/') && !isTest(file.path))
			.filter((file) => impure.test(withoutComments(file.text)))
			.map((file) => file.path);
		expect(wrong).toEqual([]);
	});

	test('types and lint are not switched off', () => {
		const untyped = /:\s*any\b|\bas any\b/;
		const off = /@ts-(ignore|nocheck)|(es|ox)lint-disable/;
		const wrong = files
			.filter((file) => !file.path.startsWith('tests/architecture/'))
			.filter((file) => off.test(file.text) || untyped.test(withoutComments(file.text)))
			.map((file) => file.path);
		expect(wrong).toEqual([]);
	});

	test('there are no enums, but unions of strings', () => {
		const wrong = files
			.filter((file) =>
				/^\s*(export )?(declare )?(const )?enum \w/m.test(withoutComments(file.text))
			)
			.map((file) => file.path);
		expect(wrong).toEqual([]);
	});

	test('no test is switched off, left alone, or waits by the clock', () => {
		const weak = /\b(describe|it|test)\.(only|skip|todo|fixme)\b|waitForTimeout\(/;
		const wrong = files
			.filter((file) => isTest(file.path) && !file.path.startsWith('tests/architecture/'))
			.filter((file) => weak.test(file.text))
			.map((file) => file.path);
		expect(wrong).toEqual([]);
	});
});

function withoutComments(text: string): string {
	return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
}
