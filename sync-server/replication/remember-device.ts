import { person } from '#domain/documents/directory.ts';
import { formatDocId, type DocId } from '#domain/documents/ids.ts';
import { isUlid } from '#domain/documents/ulid.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { createBody } from '#domain/merge/create-body.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import type { PlainBody } from '#domain/merge/merge-body.ts';
import { nextStamp } from '#domain/merge/stamp.ts';
import type { Caller } from '../auth/service.ts';
import { revisionOn } from './make-revisions.ts';
import type { Writer } from './writer.ts';

/** Stamps of the server's own edits. */
const SERVER = 'server';

/**
 * A stamp names a device; colleagues find in `person:<uid>` whose it is. Written at sign-in, so that
 * it is known before the device's first edit arrives.
 *
 * @param now milliseconds since the epoch
 */
export async function rememberDevice(writer: Writer, now: number, caller: Caller): Promise<void> {
	const { user, deviceId } = caller;
	if (!isUlid(user.uid)) return;
	const id = formatDocId({ kind: 'person', uid: user.uid } satisfies DocId);
	await writer.asServer(async (storage) => {
		const tree = (await storage.leaves([id])).get(id) ?? [];
		const live = tree.filter(({ deleted }) => !deleted);
		const [winner] = live;
		if (winner === undefined) {
			const values = { schema: 1, name: user.name, devices: [deviceId] };
			return [revisionOn(tree[0], { id, body: createBody(values, nextStamp(null, now, SERVER)) })];
		}
		const merged = mergeAll(live.map(({ body }) => body));
		const devices = knownDevices(merged);
		if (devices.includes(deviceId)) return [];
		const stamp = nextStamp(highestStamp(merged), now, SERVER);
		const edit = { op: 'set', path: 'devices', value: [...devices, deviceId] } as const;
		return [revisionOn(winner, { id, body: applyEdits(merged, [edit], stamp) })];
	});
}

function knownDevices(body: PlainBody): readonly string[] {
	return person.shape.devices.safeParse(body['devices']).data ?? [];
}
