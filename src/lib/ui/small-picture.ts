/** How small a picture has to be. */
export interface PictureLimits {
	/** of the file */
	readonly bytes: number;
	/** of the longer side, in pixels: the first that comes out small enough, largest first */
	readonly sides: readonly number[];
}

const QUALITY = 0.8;

/**
 * A picture as a data URL, drawn anew: without what a camera writes beside it, such as where it was.
 *
 * @returns null for what is none, or can't be made so small
 */
export async function smallPicture(
	source: ImageBitmapSource,
	{ bytes, sides }: PictureLimits
): Promise<string | null> {
	const bitmap = await createImageBitmap(source).catch(() => null);
	if (bitmap === null) return null;
	try {
		for (const side of sides) {
			const drawn = await draw(bitmap, side);
			if (drawn !== null && drawn.size <= bytes) return await asDataUrl(drawn);
		}
		return null;
	} finally {
		bitmap.close();
	}
}

/** Safari writes no WebP and gives a PNG instead, which is too large for a photo: it gets a JPEG. */
async function draw(bitmap: ImageBitmap, side: number): Promise<Blob | null> {
	const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(bitmap.width * scale));
	canvas.height = Math.max(1, Math.round(bitmap.height * scale));
	canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
	const webp = await written(canvas, 'image/webp');
	return webp?.type === 'image/webp' ? webp : await written(canvas, 'image/jpeg');
}

function written(canvas: HTMLCanvasElement, type: string): Promise<Blob | null> {
	return new Promise((resolve) => canvas.toBlob(resolve, type, QUALITY));
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
