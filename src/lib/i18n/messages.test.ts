import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { catalogueParts, catalogues } from '../../../tests/builders/catalogues.ts';
import { languages, type Language } from './languages.ts';

const startKeys = Object.keys(catalogueParts.es.start);
const keys: readonly string[] = Object.keys(catalogues.es);
const said: Readonly<Record<Language, Readonly<Record<string, string>>>> = catalogues;
const source = sourceOf('src');

test.each(languages)(
	'%s says nothing twice, and starts with the same words as Spanish',
	(language) => {
		const { start, others } = catalogueParts[language];
		expect(Object.keys(start)).toEqual(startKeys);
		expect(startKeys.filter((key) => key in others)).toEqual([]);
	}
);

test.each(languages)('%s says everything that Spanish says', (language) => {
	expect(Object.keys(said[language])).toEqual(keys);
});

test.each(languages)('every message of %s can be read, and says something', (language) => {
	for (const [key, text] of Object.entries(said[language])) {
		expect(() => argumentsOf(text, language), key).not.toThrow();
		expect(text.trim(), key).toBe(text);
		expect(text, key).not.toBe('');
	}
});

test.each(languages)('%s is told the same things as Spanish', (language) => {
	for (const key of keys) {
		const told = argumentsOf(said[language][key]!, language);
		expect(told, key).toEqual(argumentsOf(said.es[key]!, 'es'));
	}
});

test('no message is left that nothing shows', () => {
	expect(keys.filter((key) => !source.includes(`'${key}'`))).toEqual([]);
});

test('no message is shown that does not exist', () => {
	const asked = [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key]) => key!);
	expect(asked.length).toBeGreaterThan(100);
	expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

test('a message that needs something is told it', () => {
	const bare = [...source.matchAll(/\bt\(\s*'([^']+)'\s*\)/g)].map(([, key]) => key!);
	const needy = bare.filter((key) => argumentsOf(said.es[key] ?? '', 'es').length > 0);
	expect(needy).toEqual([]);
});

test('an apostrophe never swallows what follows it', () => {
	const straight = languages.flatMap((language) =>
		keys.filter((key) => said[language][key]!.includes("'"))
	);
	expect(straight).toEqual([]);
});

function argumentsOf(text: string, language: Language): string[] {
	const names = new Set<string>();
	collect(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst(), names);
	return [...names].sort();
}

/** what the parser calls plain text */
const LITERAL = '0';

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function collect(ast: Ast, names: Set<string>): void {
	for (const element of ast) {
		if ('options' in element) {
			names.add(element.value);
			for (const option of Object.values(element.options)) collect(option.value, names);
		} else if ('value' in element && String(element.type) !== LITERAL) {
			names.add(element.value);
		}
	}
}

/** Everything that ships, in one text. */
function sourceOf(folder: string): string {
	return readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((path) => /\.(svelte|ts)$/.test(path) && !/\.test\.ts$/.test(path))
		.map((path) => readFileSync(join(folder, path), 'utf8'))
		.join('\n');
}
