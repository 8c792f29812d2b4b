export interface TextFile {
	/** with its ending */
	readonly name: string;
	/** such as `text/calendar` */
	readonly type: string;
	readonly text: string;
}

/** Hands a text over as a file. */
export function saveText({ name, type, text }: TextFile): void {
	const url = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// The download has taken hold of it by then; freed at once, WebKit would save an empty file.
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
