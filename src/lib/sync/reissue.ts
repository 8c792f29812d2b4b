import { deriveFromEntry } from '#domain/contests/derive-from-entry.ts';
import { entry as entrySchema, type Entry } from '#domain/documents/contest.ts';
import { editEvent } from '#domain/documents/edit-event.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import { editEventOf } from '#domain/merge/edit-event.ts';
import {
	planReissue,
	planRescued,
	reissueStamps,
	type StampMap
} from '#domain/merge/reissue-stamps.ts';
import { revisionHash } from '#domain/merge/revision-hash.ts';
import { deviceOf, formatStamp, parseStamp, type Stamp } from '#domain/merge/stamp.ts';
import type { HybridClock } from '../store/hybrid-clock.ts';
import type { LocalDatabase } from '../store/local-database.ts';
import { generationOf, type Revision } from '../store/revision.ts';
import { givenTime, type WrongClock } from './given-time.ts';
import { highestOwnStamp, stampsIn } from './own-stamps.ts';

/** The server refuses what is more than ten minutes ahead of it; well before that, it is put right. */
const TOLERATED_MS = 5 * 60 * 1000;
const NOTHING: StampMap = new Map();
/** What another device wrote and was brought here may have been sent by it, unless the server refuses it. */
const REFUSED_MS = 10 * 60 * 1000;

/**
 * Puts right what was written under a clock that ran ahead, here or on a device whose rescue file was
 * brought here, before it is sent: new stamps in the old order, on the server's time. Revisions change
 * with their stamps, so each unsent leaf is replaced: first in the outbox, in one step, which then says
 * what is left to be done.
 *
 * @throws StorageError
 */
export function reissueFutureStamps(database: LocalDatabase): Promise<void> {
	return database.exclusively(async () => {
		// What was cut short the last time, or nothing.
		await forgetReplaced(database);
		const leaves = await waitingLeaves(database);
		if (!ownAhead(leaves, database.clock) && !rescuedAhead(leaves, database.clock)) return;
		// The documents must not stay older than what the outbox has had replaced: with their later stamps
		// they would say that they have seen it.
		await database.settle();
		await replaceAll(database, leaves);
		await forgetReplaced(database);
		await database.keepClock();
	});
}

async function replaceAll(database: LocalDatabase, leaves: readonly Revision[]): Promise<void> {
	const { clock, outbox, documents } = database;
	const above = clock.state.sent ?? formatStamp({ ms: 0, counter: 0, device: clock.device });
	const stamps = leaves.flatMap(stampsIn);
	const [{ device }, now] = [clock, clock.now()];
	const own = ownAhead(leaves, clock) ? planReissue(stamps, { device, above, now }) : NOTHING;
	const rescued = planRescued(
		stamps.map((stamp) => own.get(stamp) ?? stamp),
		{ device, now, taken: now + REFUSED_MS }
	);
	const plan = new Map([...own, ...rescued]);
	const replaced = replaceLeaves(leaves, plan, givenBy(stamps, clock));
	await outbox.replace(replaced);
	await documents.write(replaced.map(({ by }) => by));
	if (own.size > 0) clock.reissued([...own.values()].sort().at(-1) ?? above);
	database.changed(replaced.map(({ old }) => old.id));
}

/** Removes what the outbox has had replaced. It stays listed as such until it is acknowledged. */
async function forgetReplaced({ outbox, documents }: LocalDatabase): Promise<void> {
	const entries = outbox.entries().filter(({ replaced }) => replaced.length > 0);
	if (entries.length === 0) return;
	const leaves = await documents.leaves(entries.map(({ id }) => id));
	for (const { id, replaced } of entries) {
		const open = leaves.get(id) ?? [];
		const gone = open.filter(({ rev }) => replaced.includes(rev));
		if (gone.length === open.length) await documents.purge(gone.map((leaf) => leaf.id));
		else for (const { rev } of gone) await documents.purgeLeaf(id, rev);
	}
	const written = await Promise.all(entries.map(({ id }) => outbox.written(id)));
	await outbox.acknowledge(entries.filter((_, index) => written[index]?.length === 0));
}

async function waitingLeaves({ documents, outbox }: LocalDatabase): Promise<readonly Revision[]> {
	return [...(await documents.leaves(outbox.entries().map(({ id }) => id))).values()].flat();
}

function ownAhead(leaves: readonly Revision[], clock: HybridClock): boolean {
	const latest = highestOwnStamp(leaves, clock.device);
	return latest !== null && parseStamp(latest).ms > clock.now() + TOLERATED_MS;
}

/** From a rescue file, of a device that could not put its clock right before it was given up. */
function rescuedAhead(leaves: readonly Revision[], clock: HybridClock): boolean {
	const refused = clock.now() + REFUSED_MS;
	return leaves
		.flatMap(stampsIn)
		.some((stamp) => deviceOf(stamp) !== clock.device && parseStamp(stamp).ms > refused);
}

interface Replacement {
	readonly old: Revision;
	readonly by: Revision;
}

type GivenAt = (entry: Entry) => string;

/** When a sign-up was given is evidence too, and it was read from the same clock. */
function givenBy(stamps: readonly Stamp[], clock: HybridClock): GivenAt {
	const known = new Map<string, WrongClock>();
	return ({ at, stamp }) => {
		const device = deviceOf(stamp);
		const wrong = known.get(device) ?? wrongClock(device, stamps, clock);
		known.set(device, wrong);
		return new Date(givenTime(Date.parse(at), wrong)).toISOString();
	};
}

function wrongClock(device: string, stamps: readonly Stamp[], clock: HybridClock): WrongClock {
	const own = device === clock.device;
	const now = clock.now();
	const { sent } = clock.state;
	const told = stamps
		.filter((each) => deviceOf(each) === device)
		.map((each) => parseStamp(each).ms);
	const right = told
		.filter((ms) => ms <= now)
		.concat(own && sent !== null ? parseStamp(sent).ms : []);
	const last = told.reduce((a, b) => Math.max(a, b), now);
	const since = right.length === 0 ? null : right.reduce((a, b) => Math.max(a, b));
	return { now, putBack: own ? clock.putBack : 0, last, since };
}

function replaceLeaves(
	leaves: readonly Revision[],
	plan: StampMap,
	given: GivenAt
): readonly Replacement[] {
	const entries = leaves.flatMap((leaf) => reissuedEntry(leaf, plan, given));
	// First revisions that follow from an entry follow from the reissued one: the server derives the same.
	const roots = new Map(
		entries.flatMap(({ before, after }) => {
			const derived = deriveFromEntry(after);
			return deriveFromEntry(before).map((old, index) => [`${old.id} ${old.rev}`, derived[index]]);
		})
	);
	return leaves.flatMap((old) => {
		const by =
			entries.find(({ before }) => before._id === old.id)?.revision ??
			reissuedEvent(old, plan) ??
			replaceMergeable(old, roots.get(`${old.id} ${old.path.at(-1) ?? ''}`), plan);
		return by === null || by.rev === old.rev ? [] : [{ old, by }];
	});
}

function replaceMergeable(
	old: Revision,
	root: Revision | undefined,
	plan: StampMap
): Revision | null {
	if (root !== undefined && old.path.length === 1) return root;
	if (root === undefined && !stampsIn(old).some((stamp) => plan.has(stamp))) return null;
	const body = reissueStamps(old.body, plan);
	const parents = old.path.slice(1);
	const path = root === undefined ? parents : [...parents.slice(0, -1), root.rev];
	return named(old.id, body, path);
}

function reissuedEntry(
	{ id, body }: Revision,
	plan: StampMap,
	given: GivenAt
): readonly { readonly before: Entry; readonly after: Entry; readonly revision: Revision }[] {
	const parsed = id.startsWith('entry:') ? entrySchema.safeParse({ ...body, _id: id }) : null;
	const stamp = parsed?.success === true ? plan.get(parsed.data.stamp) : undefined;
	if (parsed?.success !== true || stamp === undefined) return [];
	const corrected = { stamp, at: given(parsed.data) };
	const revision = named(id, { ...body, ...corrected }, []);
	return [{ before: parsed.data, after: { ...parsed.data, ...corrected }, revision }];
}

/** The id of an event follows from its stamp: it becomes another document. */
function reissuedEvent({ id, body }: Revision, plan: StampMap): Revision | null {
	const parsed = id.startsWith('edit:') ? editEvent.safeParse({ ...body, _id: id }) : null;
	const stamp = parsed?.success === true ? plan.get(parsed.data.stamp) : undefined;
	if (parsed?.success !== true || stamp === undefined) return null;
	return editEventOf({ ...parsed.data, stamp });
}

function named(id: string, body: JsonObject, parents: readonly string[]): Revision {
	const [parent] = parents;
	const generation = parent === undefined ? 1 : generationOf(parent) + 1;
	const hash = revisionHash({ id, body, deleted: false, parents: parents.slice(0, 1) });
	const rev = `${generation}-${hash}`;
	return { id, rev, path: [rev, ...parents], deleted: false, body };
}
