import { expect, test } from 'vitest';
import { sourceFiles } from './source-files.ts';

const stories = sourceFiles().filter(({ path }) => path.startsWith('tests/e2e/'));

/** They start browsers themselves: the first for everybody, the second to test what the first hears. */
const STARTS_BROWSERS = ['tests/e2e/person.ts', 'tests/e2e/page-faults.spec.ts'];

test('every story gets its browser from a Person, whose faults nobody can forget to look at', () => {
	const starts = /\bimport \{[^}]*\b(chromium|firefox|webkit)\b[^}]*\} from '@?playwright/;
	const takesFixture = /async \(\{[^)]*\b(page|context|browser)\b/;
	const wrong = stories
		.filter(({ path }) => !STARTS_BROWSERS.includes(path))
		.filter(({ text }) => starts.test(text) || takesFixture.test(text))
		.map(({ path }) => path);
	expect(stories.length).toBeGreaterThan(5);
	expect(wrong).toEqual([]);
});
