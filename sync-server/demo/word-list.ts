/** A long list written as text, one entry per comma: easier to read and to extend than an array. */
export function wordList(text: string): readonly string[] {
	return text
		.split(',')
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '');
}
