import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/**
 * Of components and of modules with runes, which oxlint can't read. It reads all else, by the same rules
 * (`.oxlintrc.json`), in a tenth of the time.
 */
export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', '**/*.{js,mjs,mts,ts}', '!**/*.svelte.ts'] },
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs['flat/recommended'],
	prettier,
	...svelte.configs['flat/prettier'],
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				parser: ts.parser,
				svelteConfig,
				extraFileExtensions: ['.svelte'],
				// Each component changes the program once more: the fewer files are in it, the sooner it is made.
				project: './tsconfig.lint.json',
				tsconfigRootDir: import.meta.dirname
			}
		},
		rules: {
			'no-undef': 'off',
			// There are no enums (tests/architecture), and it asks of each assignment whether there is one.
			'@typescript-eslint/no-unsafe-enum-assignment': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-non-null-assertion': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_' }
			],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			],
			// The app is served at the root of its own host, so a plain href is already resolved.
			'svelte/no-navigation-without-resolve': 'off'
		}
	}
);
