import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SIZES, type Picture } from './album.ts';

/** One page to look at all pictures of a folder: a row for each screen. */
export async function writeContactSheet(
	folder: string,
	pictures: readonly Picture[]
): Promise<void> {
	const scenes = [...new Set(pictures.map(({ scene }) => scene))];
	const rows = scenes.map((scene) => {
		const figures = pictures.filter((one) => one.scene === scene).map(figure);
		return `<section><h2>${scene}</h2><div>${figures.join('')}</div></section>`;
	});
	await writeFile(
		join(folder, 'index.html'),
		`<!doctype html><meta charset="utf-8"><title>Ficha: every screen</title>
<style>
body { margin: 2rem; font: 1rem system-ui; background: #d8d8d8; }
div { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start; }
figure { margin: 0; font-size: .8rem; }
img { display: block; max-width: 100%; height: auto; box-shadow: 0 1px 8px #0006; }
</style>
${rows.join('\n')}
`
	);
}

function figure({ file, size, theme }: Picture): string {
	const width = Math.round(SIZES[size].width * 0.7);
	const name = basename(file);
	return `<figure><a href="${name}"><img loading="lazy" width="${width}" src="${name}" alt=""></a>${size}, ${theme}</figure>`;
}
