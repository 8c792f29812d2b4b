/** It travels to every device with the contest: what a kiosk shows well, and no more. */
const MOST_BYTES = 70_000;
const WIDTHS = [1280, 960, 720, 480] as const;
const QUALITY = 0.8;

/** A picture as a data URL, small enough for a contest; null for what is none, or can't be made so small. */
export async function smallPicture(file: Blob): Promise<string | null> {
	const bitmap = await createImageBitmap(file).catch(() => null);
	if (bitmap === null) return null;
	try {
		for (const width of WIDTHS) {
			const drawn = await draw(bitmap, Math.min(width, bitmap.width));
			if (drawn !== null && drawn.size <= MOST_BYTES) return await asDataUrl(drawn);
		}
		return null;
	} finally {
		bitmap.close();
	}
}

/** Safari writes no WebP and gives a PNG instead, which is too large for a photo: it gets a JPEG. */
async function draw(bitmap: ImageBitmap, width: number): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = Math.max(1, Math.round((bitmap.height * width) / bitmap.width));
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	const written = (type: string) =>
		new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, type, QUALITY));
	const webp = await written('image/webp');
	return webp?.type === 'image/webp' ? webp : await written('image/jpeg');
}

function asDataUrl(blob: Blob): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader();
		// Read as a data URL, it is a text.
		reader.onload = () => resolve(reader.result as string);
		reader.onerror = () => reject(new Error('the picture could not be read'));
		reader.readAsDataURL(blob);
	});
}
