import { decide, decidePublishing } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { drawState, inChain } from '#domain/contests/draw/draw-state.ts';
import { publishContest } from '#domain/contests/publish-contest.ts';
import { publishProblems } from '#domain/contests/publish-problems.ts';
import { cardNumberFields } from '#domain/contests/refuse-secrets.ts';
import { contest, type Contest } from '#domain/documents/contest.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import type { Ulid } from '#domain/documents/ulid.ts';
import type { Clock } from '#domain/kernel/clock.ts';
import { mergeAll } from '#domain/merge/merge.ts';
import type { PublishAnswer, PublishRefusal, PublishRequest } from '#domain/wire/contests.ts';
import { isWithinBounds } from '../access/document-bounds.ts';
import { drawSteps } from '../draws/read-draw.ts';
import { revisionOn } from '../replication/make-revisions.ts';
import { forbidden, notFound, Refusal } from '../replication/refusal.ts';
import type { Writer } from '../replication/writer.ts';
import type { RevisionInput, Storage, StoredRevision } from '../storage/port.ts';
import { contestBody } from './contest-body.ts';

export interface PublishParts {
	readonly storage: Pick<Storage, 'leaves' | 'list' | 'bulkGet' | 'catchUp'>;
	readonly writer: Pick<Writer, 'onBehalf'>;
	readonly clock: Clock;
}

interface Asked {
	readonly principal: Principal;
	readonly kid: Ulid;
}

/** A contest as it stands. */
interface Standing {
	/** live leaves, winner first; empty where there is none yet */
	readonly leaves: readonly StoredRevision[];
	/** merged; null where there is none yet, or it was never published */
	readonly published: Contest | null;
}

/**
 * Publishes a contest, on top of the publication that its author has seen. Texts get their versions
 * here, so that nobody can give two wordings one.
 *
 * @throws Refusal 403, 404, 409 with a `PublishRefusal`
 */
export async function publish(
	{ storage, writer, clock }: PublishParts,
	{ principal, kid }: Asked,
	{ after, contest: sent }: PublishRequest
): Promise<PublishAnswer> {
	const may = decidePublishing(principal);
	if (!may.allowed) throw forbidden(may.because);
	let version = 0;
	await writer.onBehalf(principal, async () => {
		// Another gateway may have published meanwhile.
		await storage.catchUp();
		const standing = await readStanding(storage, { principal, kid });
		if (lastVersion(standing.published) !== after) throw refused('moved-on');
		const { phase } = drawState(inChain(await drawSteps(storage, kid)));
		if (phase === 'frozen' || phase === 'drawn') throw refused('frozen');
		const at = new Date(clock()).toISOString();
		const next = publishContest(sent, standing.published, { at, by: principal.uid });
		version = lastVersion(next);
		return [revised(standing, { kid, next, now: clock() })];
	});
	return { version };
}

async function readStanding(
	storage: PublishParts['storage'],
	{ principal, kid }: Asked
): Promise<Standing> {
	const id = formatDocId({ kind: 'contest', kid });
	const tree = (await storage.leaves([id])).get(id) ?? [];
	const leaves = tree.filter(({ deleted }) => !deleted);
	if (leaves.length === 0) return { leaves, published: null };
	const merged = contest.safeParse({ ...mergeAll(leaves.map(({ body }) => body)), _id: id });
	if (!merged.success) throw notFound();
	const { audience = null, state } = merged.data;
	// Whom it is not for does not hear that it exists.
	const facts = { by: null, audience };
	if (!decide(principal, 'read', { of: 'contest', kid }, facts).allowed) throw notFound();
	return { leaves, published: state === 'draft' ? null : merged.data };
}

/** One that was published before publications were counted stands as none. */
function lastVersion(published: Contest | null): number {
	return published?.publications?.at(-1)?.version ?? 0;
}

function revised(
	{ leaves }: Standing,
	{ kid, next, now }: { readonly kid: Ulid; readonly next: Contest; readonly now: number }
): RevisionInput {
	if (cardNumberFields(next).length > 0) throw refused('card-number');
	if (publishProblems(next).length > 0) throw refused('problems');
	const id = formatDocId({ kind: 'contest', kid });
	const before = leaves.length === 0 ? null : mergeAll(leaves.map(({ body }) => body));
	const body = contestBody(before, next, now);
	if (!isWithinBounds({ ...body, _id: id })) throw refused('too-large');
	return revisionOn(leaves[0], { id, body });
}

function refused(reason: PublishRefusal): Refusal {
	return new Refusal(409, 'conflict', reason);
}
