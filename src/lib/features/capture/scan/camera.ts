/** Why there is no picture from a camera. */
export type CameraRefusal = 'none' | 'refused' | 'busy' | 'broken';

export type CameraAnswer = { readonly stream: MediaStream } | { readonly refusal: CameraRefusal };

/** As `getUserMedia` names them. @see https://w3c.github.io/mediacapture-main/#dom-mediadevices-getusermedia */
const REFUSALS: Readonly<Record<string, CameraRefusal>> = {
	NotFoundError: 'none',
	OverconstrainedError: 'none',
	NotAllowedError: 'refused',
	SecurityError: 'refused',
	NotReadableError: 'busy',
	AbortError: 'busy'
};

/** Sharp enough for a code on a telephone held up to it, small enough to be read many times a second. */
const WIDTH = 1280;

/**
 * Asks for the camera.
 *
 * @param devices undefined where the browser has none to offer, as on a page without TLS
 * @param facing a code is held in front of either; a form's photo is taken of who stands there
 */
export async function openCamera(
	devices: MediaDevices | undefined,
	facing: 'environment' | 'user'
): Promise<CameraAnswer> {
	if (devices === undefined) return { refusal: 'none' };
	const video = { facingMode: { ideal: facing }, width: { ideal: WIDTH } };
	try {
		return { stream: await devices.getUserMedia({ video, audio: false }) };
	} catch (error) {
		const name = error instanceof DOMException ? error.name : '';
		return { refusal: REFUSALS[name] ?? 'broken' };
	}
}

/** The light goes out. */
export function closeCamera(stream: MediaStream | null): void {
	for (const track of stream?.getTracks() ?? []) track.stop();
}
