import type { SnapshotPart } from './remote-database.ts';
import type { RoundContext } from './round-context.ts';
import { stillUnseen } from './unseen.ts';

/**
 * Brings everything in at once on a device that has never been in step: one stream instead of a page
 * of ids and a request of bodies, again and again. Each part can be used as soon as it is written.
 * The place follows the documents: cut anywhere, the next round goes on after the last whole part.
 * What has changed since it began comes with the ordinary pull, as does everything from a server that
 * has no snapshots.
 *
 * @throws RoundEnded, StorageError
 */
export async function bringInSnapshot({
	database,
	remote,
	receiving
}: RoundContext): Promise<void> {
	const { state } = database;
	const { pulled, snapshot: until = null, lastSync } = await state.place();
	const isFirst = pulled === '0' && lastSync === null;
	if (until === null && !isFirst) return;
	let received = 0;
	const moveOn = async (part: SnapshotPart): Promise<void> => {
		const isEnd = part.since === part.until;
		const place = await state.place();
		const next = {
			...place,
			unseen: stillUnseen(place.unseen, part.revisions),
			pulled: part.since,
			snapshot: isEnd ? null : part.until
		};
		// The documents are durable: a place that a power cut puts back has some of them sent again.
		await state.setPlace(next, 'relaxed');
		received += part.revisions.length;
		receiving(isEnd ? 1 : received / (received + part.left));
	};
	const parts = new PartsInTurn({
		meet: (part) => database.meet(part.revisions),
		write: (part) => database.receiveMet(part.revisions),
		moveOn
	});
	const from = until === null ? null : { since: pulled, until };
	await database.filledBy(async () => {
		try {
			await remote.snapshot(from, (part) => parts.take(part));
		} finally {
			await parts.ended();
		}
	});
}

interface PartSteps {
	/** before it is written */
	readonly meet: (part: SnapshotPart) => Promise<void>;
	readonly write: (part: SnapshotPart) => Promise<void>;
	/** after it is written */
	readonly moveOn: (part: SnapshotPart) => Promise<void>;
}

/**
 * Writes one part after the other and moves the place on behind each, and has a part read, and its
 * stamps noted, while the one before it is written: a device waits for its disk longer than it works.
 */
class PartsInTurn {
	readonly #steps: PartSteps;
	#written: Promise<void> = Promise.resolve();
	/** of the part before the last */
	#writtenBefore: Promise<void> = Promise.resolve();
	#placed: Promise<unknown> = Promise.resolve();
	/** of the part before the last */
	#placedBefore: Promise<unknown> = Promise.resolve();

	constructor(steps: PartSteps) {
		this.#steps = steps;
	}

	/**
	 * Resolves when the part may be followed by another: it is being written.
	 *
	 * @throws what kept a former part from being taken in
	 */
	async take(part: SnapshotPart): Promise<void> {
		await Promise.all([this.#steps.meet(part), this.#writtenBefore, this.#placedBefore]);
		this.#writtenBefore = this.#written;
		const before = this.#placed;
		this.#placedBefore = before;
		this.#written = this.#steps.write(part);
		this.#placed = Promise.all([this.#written, before]).then(() => this.#steps.moveOn(part));
		// Whoever comes next hears of a failure, or who waits for the end.
		this.#placed.catch(() => undefined);
	}

	/** @throws what kept a part from being taken in */
	async ended(): Promise<void> {
		await this.#placed;
	}
}
