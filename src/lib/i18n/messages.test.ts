import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { expect, test } from 'vitest';
import { languages, type Language } from './languages.ts';
import english from './messages/en.json';
import spanish from './messages/es.json';
import french from './messages/fr.json';

const catalogues: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
	es: spanish,
	fr: french,
	en: english
};
const keys = Object.keys(spanish);
const source = sourceOf('src');

test.each(languages)('%s says everything that Spanish says', (language) => {
	expect(Object.keys(catalogues[language])).toEqual(keys);
});

test.each(languages)('every message of %s can be read, and says something', (language) => {
	for (const [key, text] of Object.entries(catalogues[language])) {
		expect(() => argumentsOf(text, language), key).not.toThrow();
		expect(text.trim(), key).toBe(text);
		expect(text, key).not.toBe('');
	}
});

test.each(languages)('%s is told the same things as Spanish', (language) => {
	for (const key of keys) {
		const told = argumentsOf(catalogues[language][key]!, language);
		expect(told, key).toEqual(argumentsOf(catalogues.es[key]!, 'es'));
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
	const needy = bare.filter((key) => argumentsOf(catalogues.es[key] ?? '', 'es').length > 0);
	expect(needy).toEqual([]);
});

test('an apostrophe never swallows what follows it', () => {
	const straight = languages.flatMap((language) =>
		keys.filter((key) => catalogues[language][key]!.includes("'"))
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
