import type { Principal } from '#domain/access/principal.ts';
import { HISTORY_SETTINGS_ID } from '#domain/documents/history-settings.ts';
import { parseDocId } from '#domain/documents/ids.ts';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Clock } from '#domain/kernel/clock.ts';
import { splitReason, type PushReason } from '#domain/wire/push-refusal.ts';
import type { AuditEntry, Author } from '../audit/port.ts';
import type { Judgement } from '../access/judge-batch.ts';
import type { Batch, RevisionInput, Storage } from '../storage/port.ts';
import type { PushedRevisions } from './independent-pushes.ts';
import { makeRevisions, type NewEdit } from './make-revisions.ts';
import { PushGroups } from './push-groups.ts';
import { overloaded } from './refusal.ts';
import { WriterQueue } from './writer-queue.ts';

/** One row of `_bulk_docs`, before it is worded. */
export type PushOutcome =
	| { readonly id: string; readonly outcome: 'written'; readonly rev: string }
	| { readonly id: string; readonly outcome: 'refused'; readonly refusal: PushReason }
	| { readonly id: string; readonly outcome: 'conflict' };

interface Judged {
	readonly principal: Principal;
	readonly judgements: readonly Judgement[];
}

interface Write {
	/** null for the server itself */
	readonly principal: Principal | null;
	readonly revisions: readonly RevisionInput[];
}

interface Asking {
	readonly principal: Principal;
	/** milliseconds since the epoch */
	readonly now: number;
}

/** What a write has to pass, and what follows from it. */
export interface WriteRules {
	/** @returns one per revision, in order */
	judge(asking: Asking, revisions: readonly RevisionInput[]): Promise<readonly Judgement[]>;
	/**
	 * Revisions that belong to these, to be written in the same transaction.
	 *
	 * @param principal null for the server itself
	 */
	complete(
		principal: Principal | null,
		revisions: readonly RevisionInput[]
	): Promise<readonly RevisionInput[]>;
	/** What is due once these documents have branches. A server that is killed before it does it at its start. */
	settle(ids: readonly string[]): Promise<void>;
	/** The same for whatever was left unsettled. */
	settleLeftovers(): Promise<void>;
}

/** Pushes that may wait for their turn: more would time out before it comes. */
const MOST_WAITING = 100;

/**
 * The one way by which documents are written while the server runs. It judges, writes, completes and
 * merges one push after the other, or those together that are not about the same customers, and answers
 * when all of that is durable.
 */
export class Writer {
	readonly #storage: Storage;
	readonly #rules: WriteRules;
	readonly #clock: Clock;
	readonly #queue = new WriterQueue();
	readonly #groups = new PushGroups((pushes) => this.#push(pushes));

	constructor(deps: {
		readonly storage: Storage;
		readonly rules: WriteRules;
		readonly clock: Clock;
	}) {
		this.#storage = deps.storage;
		this.#rules = deps.rules;
		this.#clock = deps.clock;
	}

	/**
	 * Takes in revisions that were made elsewhere.
	 *
	 * @returns one per revision, in order
	 * @throws Refusal 503 when too many pushes wait already
	 */
	replicate(
		principal: Principal,
		revisions: readonly RevisionInput[]
	): Promise<readonly PushOutcome[]> {
		this.#refuseTooMany();
		return this.#queue.run(this.#groups.add({ principal, revisions }));
	}

	/**
	 * Makes a revision of each edit, on top of the leaf that it names.
	 *
	 * @param visible which documents the principal may read: the others count as not there
	 * @returns one per edit, in order
	 * @throws Refusal 503 when too many pushes wait already
	 */
	edit(
		principal: Principal,
		edits: readonly NewEdit[],
		visible: ReadonlySet<string>
	): Promise<readonly PushOutcome[]> {
		return this.#inTurn(async () => {
			const made = await makeRevisions(this.#storage, edits, visible);
			const revisions = made.filter((one) => one !== null);
			const [pushed = []] = await this.#push([{ principal, revisions }]);
			const outcomes = pushed.values();
			return edits.map(({ id }, index): PushOutcome => {
				const next = made[index] === null ? undefined : outcomes.next().value;
				return next ?? { id, outcome: 'conflict' };
			});
		});
	}

	/** An edit of the server's own, which no one judges. Reads and writes without anyone in between. */
	async asServer(
		compose: (storage: Pick<Storage, 'leaves'>) => Promise<readonly RevisionInput[]>
	): Promise<void> {
		await this.#queue.run(async () => {
			const revisions = await compose(this.#storage);
			if (revisions.length > 0) await this.#store([{ principal: null, revisions }]);
		});
	}

	/**
	 * An edit that the server makes at somebody's request, on record as theirs. Whoever calls has judged
	 * that they may; reads and writes without anyone in between.
	 *
	 * @throws Refusal 503 when too many pushes wait already
	 */
	onBehalf(principal: Principal, compose: () => Promise<readonly RevisionInput[]>): Promise<void> {
		return this.#inTurn(async () => {
			const revisions = await compose();
			if (revisions.length > 0) await this.#store([{ principal, revisions }]);
		});
	}

	/** Finishes what a server that was killed left. */
	async settleLeftovers(): Promise<void> {
		await this.#queue.run(() => this.#rules.settleLeftovers());
	}

	/** Resolves when all that was taken on has been written. */
	drained(): Promise<void> {
		return this.#queue.drained();
	}

	#inTurn<T>(task: () => Promise<T>): Promise<T> {
		this.#refuseTooMany();
		return this.#queue.run(task);
	}

	#refuseTooMany(): void {
		if (this.#queue.length >= MOST_WAITING) throw overloaded(2);
	}

	/** Pushes none of which can have to do with another. */
	async #push(pushes: readonly PushedRevisions[]): Promise<readonly (readonly PushOutcome[])[]> {
		const judged: Judged[] = [];
		for (const { principal, revisions } of pushes) {
			const judgements = await this.#rules.judge({ principal, now: this.#clock() }, revisions);
			judged.push({ principal, judgements });
			// So that many pushes are not one long moment in which nobody else is answered.
			if (pushes.length > 1) await othersTurn();
		}
		await this.#store(judged.map(accepted).filter(({ revisions }) => revisions.length > 0));
		for (const one of judged) await this.#recordRefusals(one);
		return judged.map(({ judgements }) => judgements.map(outcomeOf));
	}

	/** One row for each reason, with the first document that it met. */
	async #recordRefusals({ principal, judgements }: Judged): Promise<void> {
		const refused = judgements.filter(({ refusal }) => refusal !== null);
		const wordOf = ({ refusal }: Judgement): string => splitReason(refusal ?? '').refusal;
		const reasons = new Set(refused.map(wordOf));
		const entries = [...reasons].map((reason): AuditEntry => {
			const of = refused.filter((judgement) => wordOf(judgement) === reason);
			const subject = `${reason} ${namedDocument(of[0]?.revision.id ?? '')}`.trim();
			return { ...this.#author(principal), action: 'refused', subject, count: of.length };
		});
		if (entries.length > 0) await this.#storage.audit.append(entries);
	}

	#author({ uid, device }: Principal): Author {
		return { at: this.#clock(), actor: uid, device };
	}

	/** One transaction for what came and what belongs to it. */
	async #store(writes: readonly Write[]): Promise<void> {
		if (writes.length === 0) return;
		const batches: Batch[] = [];
		for (const { principal, revisions } of writes) {
			const written = [...revisions, ...(await this.#rules.complete(principal, revisions))];
			const author = principal === null ? {} : { author: this.#author(principal) };
			// A rule of the whole company is on record by its name, whatever else was written with it.
			const rules = written.filter(({ id }) => id === HISTORY_SETTINGS_ID);
			const others = written.filter((revision) => !rules.includes(revision));
			for (const revisions of [rules, others]) {
				if (revisions.length > 0) batches.push({ revisions, ...author });
			}
		}
		await this.#rules.settle(await this.#storage.writeBatches(batches));
	}
}

function accepted({ principal, judgements }: Judged): Write {
	const taken = judgements.filter(({ refusal, known }) => refusal === null && !known);
	return { principal, revisions: taken.map(({ revision }) => revision) };
}

function outcomeOf({ revision: { id, path }, refusal }: Judgement): PushOutcome {
	return refusal === null
		? { id, outcome: 'written', rev: path[0] ?? '' }
		: { id, outcome: 'refused', refusal };
}

/** What is no id of ours is as long as somebody likes, and may say anything. */
function namedDocument(id: string): string {
	return parseDocId(id) === null ? '' : id;
}
