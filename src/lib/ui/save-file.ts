/** Hands data over as a file: nobody's words are lost because a server said no. */
export function saveFile(name: string, content: unknown): void {
	const text = JSON.stringify(content, null, '\t');
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = `${name.replace(/[^\w-]+/g, '-')}.json`;
	link.click();
	// The download has taken hold of it by then; freed at once, WebKit would save an empty file.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
