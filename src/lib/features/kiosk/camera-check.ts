/** What a browser tells of cameras; not every one has every part. */
interface Cameras {
	readonly mediaDevices?: Pick<MediaDevices, 'enumerateDevices' | 'getUserMedia'>;
	readonly permissions?: Pick<Permissions, 'query'>;
}

/** There is one, and nobody will be asked whether it may be used: a visitor could say no for all who follow. */
export async function cameraIsReady({ mediaDevices, permissions }: Cameras): Promise<boolean> {
	const devices = (await mediaDevices?.enumerateDevices().catch(() => [])) ?? [];
	const cameras = devices.filter(({ kind }) => kind === 'videoinput');
	if (cameras.length === 0) return false;
	// A camera's name is told to who may use it, also where permissions can't be asked about.
	if (cameras.some(({ label }) => label !== '')) return true;
	const name = 'camera' as PermissionName;
	const answer = await permissions?.query({ name }).catch(() => null);
	return answer?.state === 'granted';
}

/** Asks for it now, while somebody is there who may say yes. */
export async function askForCamera({ mediaDevices }: Cameras): Promise<void> {
	const asked = mediaDevices?.getUserMedia({ video: true, audio: false });
	const stream = await asked?.catch(() => null);
	for (const track of stream?.getTracks() ?? []) track.stop();
}
