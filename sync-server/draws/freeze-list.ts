import { eligibleList } from '#domain/contests/draw/eligible-list.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { applyEdits } from '#domain/merge/apply-edits.ts';
import { highestStamp } from '#domain/merge/highest-stamp.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import { nextStamp } from '#domain/merge/stamp.ts';
import type { FreezeRequest } from '#domain/wire/draws.ts';
import { revisionOn } from '../replication/make-revisions.ts';
import type { RevisionInput, Storage } from '../storage/port.ts';
import { drawRefused } from './draw-refused.ts';
import type { DrawVault } from './port.ts';
import { entryIds } from './entry-ids.ts';
import type { DeviceSource } from './entry-devices.ts';
import { quietDevices } from './quiet-devices.ts';
import type { ContestDraw } from './read-draw.ts';
import { rulingRevision } from './rulings.ts';
import { whoTakesPart, type Participants } from './who-takes-part.ts';

export interface FreezeParts extends DeviceSource {
	readonly storage: Storage;
	readonly vault: DrawVault;
	readonly clock: Clock;
}

/** Content of the step, and what is written with it. */
export interface Frozen {
	readonly step: object;
	readonly also: readonly RevisionInput[];
}

/** Stamps of the server's own edits. */
const SERVER = 'server';

/**
 * Makes the list of who takes part and keeps it, closes the contest, and puts on record which devices
 * were not waited for. To be called in the writer's turn: an entry is on the list or comes too late.
 *
 * @throws Refusal 409 `devices-quiet`, `nobody`
 */
export async function freezeList(
	parts: FreezeParts,
	draw: ContestDraw,
	request: FreezeRequest
): Promise<Frozen> {
	const now = parts.clock();
	const quiet = await quietDevices(parts, { ...draw, now });
	const without = quiet.filter(({ device }) => request.without.includes(device));
	if (without.length < quiet.length) throw drawRefused('devices-quiet');
	const there = await entryIds(parts.storage, draw.kid);
	const participants = await whoTakesPart(parts.storage, draw.kid, draw.contest);
	const { eligible, leftOut } = participants;
	const list = eligibleList(eligible.map(({ ulid, digest }) => ({ ulid, digest: digest() })));
	if (list.ulids.length === 0) throw drawRefused('nobody');
	const isListed = new Set<string>(list.ulids);
	const others = there.filter((ulid) => !isListed.has(ulid));
	await parts.vault.keepList({ digest: list.digest, text: list.text, others });
	const { source, winners, alternates } = request;
	const step = {
		step: 'frozen',
		source,
		winners,
		alternates,
		list: { digest: list.digest, entries: list.ulids.length },
		leftOut,
		without: without.map(({ device, lastContact }) => ({ device, lastContact }))
	};
	return {
		step,
		also: [...closed(draw, now), ...(await missingRulings(parts, draw, participants))]
	};
}

/** Of entries that came before the contest said what tells people apart. */
async function missingRulings(
	{ storage, clock }: FreezeParts,
	{ kid }: ContestDraw,
	{ duplicates }: Participants
): Promise<readonly RevisionInput[]> {
	const revisions = [...duplicates].map(([ulid, duplicate]) =>
		rulingRevision(kid, ulid, duplicate, clock())
	);
	const there = await storage.heads(revisions.map(({ id }) => id));
	return revisions.filter(({ id }) => !there.has(id));
}

/** Devices that hear of it take no more entries. */
function closed({ kid, contest, leaves }: ContestDraw, now: number): readonly RevisionInput[] {
	const [winner] = leaves;
	if (winner === undefined || contest.state === 'closed') return [];
	const merged = mergeAll(leaves.map(({ body }) => body));
	const stamp = nextStamp(highestStamp(merged), now, SERVER);
	const edit = { op: 'set', path: 'state', value: 'closed' } as const;
	const body = applyEdits(merged, [edit], stamp);
	return [revisionOn(winner, { id: formatDocId({ kind: 'contest', kid }), body })];
}
