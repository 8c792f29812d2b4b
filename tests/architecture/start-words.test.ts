import { expect, test } from 'vitest';
import { isStart } from '../../bundling/start-chunk.ts';
import { catalogueParts, catalogues } from '../builders/catalogues.ts';
import { loadedWith, sourceFiles } from './source-files.ts';

test('the start has the words of all that it can show, and no others', () => {
	const files = sourceFiles();
	const shown = loadedWith(
		files.filter(({ path }) => isStart(`/${path}`)),
		files
	).flatMap(({ text }) => [...text.matchAll(/'([\w.]+)'/g)].map(([, word = '']) => word));
	expect(Object.keys(catalogueParts.es.start).sort()).toEqual(
		[...new Set(shown)].filter((word) => word in catalogues.es).sort()
	);
});
