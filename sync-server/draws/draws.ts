import { decide } from '#domain/access/decide.ts';
import type { Principal } from '#domain/access/principal.ts';
import { drawOrder } from '#domain/contests/draw/draw-order.ts';
import { readList, type EligibleList } from '#domain/contests/draw/eligible-list.ts';
import { hashText } from '#domain/contests/hash-text.ts';
import { publicText } from '#domain/contests/draw/public-text.ts';
import { resultFile } from '#domain/contests/draw/result-file.ts';
import type { DrawStepOf } from '#domain/documents/draw.ts';
import { formatDocId } from '#domain/documents/ids.ts';
import { derivedUlid, type Ulid } from '#domain/documents/ulid.ts';
import type { JsonObject } from '#domain/kernel/json.ts';
import type { DrawAnswer, FreezeRequest, RedrawRequest } from '#domain/wire/draws.ts';
import type { RandomBytes } from '../auth/secret-token.ts';
import { revisionOn } from '../replication/make-revisions.ts';
import { forbidden, notFound } from '../replication/refusal.ts';
import type { Writer } from '../replication/writer.ts';
import type { RevisionInput } from '../storage/port.ts';
import { drawRefused } from './draw-refused.ts';
import { entryIds } from './entry-ids.ts';
import { freezeList, type FreezeParts } from './freeze-list.ts';
import { quietDevices } from './quiet-devices.ts';
import { readDraw, type ContestDraw } from './read-draw.ts';
import { whoTakesPart } from './who-takes-part.ts';

export interface DrawParts extends FreezeParts {
	readonly writer: Pick<Writer, 'onBehalf'>;
	/** of the system: seeds are made of it */
	readonly randomBytes: RandomBytes;
}

interface Asked {
	readonly principal: Principal;
	readonly kid: Ulid;
}

/** What a step says, and what is written with it. */
interface NewStep {
	readonly step: object;
	readonly also?: readonly RevisionInput[];
}

const SEED_BYTES = 32;

/**
 * Holds the draws of contests, step by step: commit to a seed, freeze the list, draw, and pass a place
 * on where somebody can't or won't have it. Each step is a document that says all that it rests on.
 * Whoever may publish may take them; every step is written in its turn, after the one that the asker
 * has seen.
 */
export class Draws {
	readonly #parts: DrawParts;

	constructor(parts: DrawParts) {
		this.#parts = parts;
	}

	/** @throws Refusal 403, 404 */
	async state({ principal, kid }: Asked): Promise<DrawAnswer> {
		mayRead(principal, kid);
		const draw = await readDraw(this.#parts.storage, kid);
		return { steps: [...draw.chain], ...(await this.#standing(draw)) };
	}

	/** @throws Refusal 403, 404, 409 */
	commit(asked: Asked, after: string | null): Promise<DrawAnswer> {
		return this.#take(asked, after, async ({ state }) => {
			if (state.phase !== 'unbegun') throw drawRefused('out-of-order');
			const seed = Buffer.from(this.#parts.randomBytes(SEED_BYTES)).toString('hex');
			const commitment = hashText(seed);
			// Before the document that promises it: a promise without a seed could not be kept.
			await this.#parts.vault.keepSeed({ commitment, seed });
			return { step: { step: 'committed', commitment } };
		});
	}

	/** @throws Refusal 403, 404, 409 */
	freeze(asked: Asked, request: FreezeRequest): Promise<DrawAnswer> {
		return this.#take(asked, request.after, async (draw) => {
			if (draw.state.phase !== 'committed') throw drawRefused('out-of-order');
			return await freezeList(this.#parts, draw, request);
		});
	}

	/**
	 * @param typed the public text, however it is spelled
	 * @throws Refusal 403, 404, 409
	 */
	draw(asked: Asked, after: string | null, typed: string): Promise<DrawAnswer> {
		return this.#take(asked, after, async ({ state }) => {
			if (state.phase !== 'frozen') throw drawRefused('out-of-order');
			const text = publicText(typed);
			if (text === '') throw drawRefused('no-text');
			const { winners, alternates } = state.frozen;
			const [list, seed] = [await this.#list(state.frozen), await this.#seed(state.committed)];
			const sources = { list: list.digest, seed, text };
			const order = drawOrder(list.ulids, sources, winners + alternates);
			return {
				step: {
					step: 'drawn',
					text,
					seed,
					winners: order.slice(0, winners),
					alternates: order.slice(winners)
				}
			};
		});
	}

	/** @throws Refusal 403, 404, 409 */
	redraw(asked: Asked, { after, place, reason, note }: RedrawRequest): Promise<DrawAnswer> {
		return this.#take(asked, after, async ({ state }) => {
			if (state.phase !== 'drawn') throw drawRefused('out-of-order');
			const { frozen, drawn, redrawn, winners } = state;
			const list = await this.#list(frozen);
			const turn = frozen.winners + redrawn.length;
			const sources = { list: list.digest, seed: drawn.seed, text: drawn.text };
			const next = drawOrder(list.ulids, sources, turn + 1)[turn];
			const out = winners[place - 1];
			if (out === undefined || next === undefined) throw drawRefused('nobody-left');
			const said = note === undefined ? { reason } : { reason, note };
			return { step: { step: 'redrawn', place, out, in: next, ...said } };
		});
	}

	/**
	 * Once the list is frozen the seed is told: so everybody can see who would have won.
	 *
	 * @throws Refusal 403, 404, 409
	 */
	abandon(asked: Asked, after: string | null, reason: string): Promise<DrawAnswer> {
		return this.#take(asked, after, async ({ state }) => {
			switch (state.phase) {
				case 'unbegun':
				case 'drawn':
					throw drawRefused('out-of-order');
				case 'committed':
					return { step: { step: 'abandoned', reason } };
				case 'frozen': {
					const seed = await this.#seed(state.committed);
					return { step: { step: 'abandoned', reason, seed } };
				}
			}
		});
	}

	/**
	 * The frozen list, as it is published.
	 *
	 * @throws Refusal 403, 404
	 */
	async list({ principal, kid }: Asked): Promise<string> {
		mayRead(principal, kid);
		const { state } = await readDraw(this.#parts.storage, kid);
		if (!('frozen' in state)) throw notFound();
		return (await this.#list(state.frozen)).text;
	}

	/**
	 * The result file.
	 *
	 * @throws Refusal 403, 404
	 */
	async result({ principal, kid }: Asked): Promise<string> {
		mayRead(principal, kid);
		const { chain } = await readDraw(this.#parts.storage, kid);
		if (chain.length === 0) throw notFound();
		return resultFile(chain);
	}

	async #take(
		{ principal, kid }: Asked,
		after: string | null,
		next: (draw: ContestDraw) => Promise<NewStep>
	): Promise<DrawAnswer> {
		const may = decide(principal, 'create', { of: 'draw', kid }, null);
		if (!may.allowed) throw forbidden(may.because);
		const { storage, writer, clock } = this.#parts;
		await writer.onBehalf(principal, async () => {
			// What another gateway has taken from a device is on the list, too.
			await storage.catchUp();
			const draw = await readDraw(storage, kid);
			if (draw.last !== after) throw drawRefused('moved-on');
			const { step, also = [] } = await next(draw);
			const now = clock();
			// After one step there is one other: two servers that take one at once write the same document.
			const ulid = derivedUlid(kid, `draw/${after ?? ''}`);
			const id = formatDocId({ kind: 'draw', kid, ulid });
			const at = new Date(now).toISOString();
			const body = { schema: 1, by: principal.uid, at, after, ...step } as JsonObject;
			return [revisionOn(undefined, { id, body }), ...also];
		});
		return await this.state({ principal, kid });
	}

	async #standing(draw: ContestDraw): Promise<Omit<DrawAnswer, 'steps'>> {
		const { kid, contest, state } = draw;
		if ('frozen' in state) {
			const { list, leftOut } = state.frozen;
			const entries = { eligible: list.entries, leftOut };
			return { entries, late: await this.#late(kid, list.digest), quiet: [] };
		}
		const { eligible, leftOut } = await whoTakesPart(this.#parts.storage, kid, contest);
		const quiet = await quietDevices(this.#parts, { kid, contest, now: this.#parts.clock() });
		return { entries: { eligible: eligible.length, leftOut }, late: 0, quiet };
	}

	/** By ids, not by sequences: those are each gateway's own. */
	async #late(kid: Ulid, digest: string): Promise<number> {
		const { storage, vault } = this.#parts;
		const frozen = await vault.list(digest);
		if (frozen === null) return 0;
		const inTime = new Set([...readList(frozen.text).ulids, ...frozen.others]);
		return (await entryIds(storage, kid)).filter((ulid) => !inTime.has(ulid)).length;
	}

	/** @throws Error when the server has lost it: the draw can't go on, and has to be abandoned */
	async #list({ list: { digest } }: DrawStepOf<'frozen'>): Promise<EligibleList> {
		const frozen = await this.#parts.vault.list(digest);
		if (frozen === null) throw new Error(`the list ${digest} is not there`);
		return readList(frozen.text);
	}

	async #seed({ commitment }: DrawStepOf<'committed'>): Promise<string> {
		const seed = await this.#parts.vault.seed(commitment);
		if (seed === null) throw new Error(`the seed of ${commitment} is not there`);
		return seed;
	}
}

function mayRead(principal: Principal, kid: Ulid): void {
	const may = decide(principal, 'read', { of: 'draw', kid }, null);
	if (!may.allowed) throw forbidden(may.because);
}
