import decodeQR from 'qr/decode.js';

export interface SearchLimits {
	readonly longestSide: number;
	readonly milliseconds: number;
	/** bytes of a code say nothing of their charset */
	readonly decode: (bytes: Uint8Array) => string;
}

let canvas: HTMLCanvasElement | null = null;

/** Searches a picture for a code, on whatever thread it is asked, for no longer than it may. */
export function searchCode(
	picture: ImageBitmap | HTMLVideoElement,
	{ longestSide, milliseconds, decode }: SearchLimits
): Promise<string | null> {
	const image = pixels(picture, longestSide);
	if (image === null) return Promise.resolve(null);
	try {
		const options = { timeLimit: milliseconds, textDecoder: decode };
		return Promise.resolve(decodeQR(image, options));
	} catch {
		// It says so by throwing: no code in it, or none that can be read.
		return Promise.resolve(null);
	}
}

function pixels(picture: ImageBitmap | HTMLVideoElement, longestSide: number): ImageData | null {
	const width = picture instanceof ImageBitmap ? picture.width : picture.videoWidth;
	const height = picture instanceof ImageBitmap ? picture.height : picture.videoHeight;
	if (width === 0 || height === 0) return null;
	const scale = Math.min(1, longestSide / Math.max(width, height));
	canvas ??= document.createElement('canvas');
	canvas.width = Math.round(width * scale);
	canvas.height = Math.round(height * scale);
	const context = canvas.getContext('2d', { willReadFrequently: true });
	context?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return context?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}
