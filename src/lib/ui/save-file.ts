import { saveText } from './save-text.ts';

/** Hands data over as a file: nobody's words are lost because a server said no. */
export function saveFile(name: string, content: unknown): void {
	saveText({
		name: `${name.replace(/[^\w-]+/g, '-')}.json`,
		type: 'application/json',
		text: JSON.stringify(content, null, '\t')
	});
}
