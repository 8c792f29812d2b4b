import { parseArgs } from 'node:util';
import { languages, type Language } from '../../src/lib/i18n/languages.ts';

export type Theme = 'light' | 'dark' | 'sunlight';

export interface ScreenshotOptions {
	readonly languages: readonly Language[];
	readonly themes: readonly Theme[];
	/** per cent of the usual size */
	readonly text: number;
	/** renew the pictures of the manifest and the README as well */
	readonly publish: boolean;
}

const USAGE = `npm run screenshots -- [--language es|fr|en|all] [--theme light|dark|sunlight] [--text 200] [--publish]`;

/** @throws with how to use it when something is not understood */
export function readOptions(args: readonly string[]): ScreenshotOptions {
	const { values } = parseArgs({
		args: [...args],
		options: {
			language: { type: 'string', default: 'es' },
			theme: { type: 'string' },
			text: { type: 'string', default: '100' },
			publish: { type: 'boolean', default: false }
		}
	});
	const spoken = languages.filter((one) => values.language === 'all' || values.language === one);
	const text = Number(values.text);
	const themes = themesOf(values.theme);
	if (spoken.length === 0 || themes.length === 0 || !(text >= 50 && text <= 400)) {
		throw new Error(USAGE);
	}
	return { languages: spoken, themes, text, publish: values.publish };
}

function themesOf(named: string | undefined): readonly Theme[] {
	if (named === undefined) return ['light', 'dark'];
	return (['light', 'dark', 'sunlight'] as const).filter((theme) => theme === named);
}
