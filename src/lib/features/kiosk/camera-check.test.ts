import { expect, test } from 'vitest';
import { askForCamera, cameraIsReady } from './camera-check.ts';

const device = (kind: MediaDeviceKind, label = '') => ({ kind, label }) as MediaDeviceInfo;
const having = (devices: readonly MediaDeviceInfo[], state?: PermissionState) => ({
	mediaDevices: {
		enumerateDevices: () => Promise.resolve([...devices]),
		getUserMedia: () => Promise.reject(new Error('not asked for'))
	},
	...(state !== undefined && {
		permissions: { query: () => Promise.resolve({ state } as PermissionStatus) }
	})
});

test.each([
	['that the browser does not offer', {}, false],
	['that is not there', having([device('audioinput', 'a')], 'granted'), false],
	['that people would be asked about', having([device('videoinput')], 'prompt'), false],
	['that was refused', having([device('videoinput')], 'denied'), false],
	['of which nothing is told', having([device('videoinput')]), false],
	['that is allowed', having([device('videoinput')], 'granted'), true],
	['whose name is told', having([device('videoinput', 'Back camera')]), true]
])('a camera %s: %j', async (_, cameras, ready) => {
	expect(await cameraIsReady(cameras)).toBe(ready);
});

test('a camera that was asked for goes out again, and a refusal stops nobody', async () => {
	let stopped = 0;
	const stream = { getTracks: () => [{ stop: () => (stopped += 1) }] } as unknown as MediaStream;
	const { mediaDevices } = having([]);
	await askForCamera({
		mediaDevices: { ...mediaDevices, getUserMedia: () => Promise.resolve(stream) }
	});
	expect(stopped).toBe(1);
	await askForCamera(having([]));
	await askForCamera({});
});
