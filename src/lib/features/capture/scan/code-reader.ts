import * as z from 'zod/mini';
import { decodeText } from '#domain/exchange/decode-text.ts';
import type { SearchLimits } from './search-code.ts';

/** Finds a code in a picture. null where there is none. */
export type CodeReader = (picture: ImageBitmap | HTMLVideoElement) => Promise<string | null>;

/** Not in every browser, nor in TypeScript's. @see https://wicg.github.io/shape-detection-api/ */
interface Detector {
	detect(picture: ImageBitmapSource): Promise<unknown>;
}
type DetectorClass = (new (options: { formats: string[] }) => Detector) & {
	getSupportedFormats(): Promise<readonly string[]>;
};

const found = z.array(z.object({ rawValue: z.string() }));

/** What of a frame's time may go into a second look at it; the camera brings another one soon. */
const FRAME_MS = 14;
const PHOTO_MS = 1500;
/** The longer side of what is searched: a code held to a camera fills a good part of the picture. */
const LONGEST_SIDE = { frame: 800, photo: 1600 } as const;

/**
 * The browser's own detector where it has one; else one in JavaScript, loaded now, which looks at a frame
 * in less time than one lasts.
 */
export async function openCodeReader(scope: object): Promise<CodeReader> {
	const own = await ownDetector(scope);
	const search = own ?? (await import('./search-code.ts')).searchCode;
	return async (picture) => search(picture, limits(picture));
}

type Search = (
	picture: ImageBitmap | HTMLVideoElement,
	limits: SearchLimits
) => Promise<string | null>;

function limits(picture: ImageBitmap | HTMLVideoElement): SearchLimits {
	const isFrame = !(picture instanceof ImageBitmap);
	return {
		longestSide: isFrame ? LONGEST_SIDE.frame : LONGEST_SIDE.photo,
		milliseconds: isFrame ? FRAME_MS : PHOTO_MS,
		decode: decodeText
	};
}

async function ownDetector(scope: object): Promise<Search | null> {
	if (!('BarcodeDetector' in scope)) return null;
	const Own = scope.BarcodeDetector as DetectorClass;
	// It may be there and be able to do nothing, as where Google's services are missing.
	const formats = await Own.getSupportedFormats().catch((): readonly string[] => []);
	if (!formats.includes('qr_code')) return null;
	const detector = new Own({ formats: ['qr_code'] });
	return async (picture) => {
		const codes = found.safeParse(await detector.detect(picture).catch(() => []));
		return codes.data?.[0]?.rawValue ?? null;
	};
}
