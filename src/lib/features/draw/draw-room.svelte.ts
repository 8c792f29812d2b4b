import { drawState, type DrawState } from '#domain/contests/draw/draw-state.ts';
import type { Json } from '#domain/kernel/json.ts';
import type { DrawQuestion, DrawReply } from '$lib/app/engine-api.ts';

/** What the server has told of a draw. */
export type DrawTold = Extract<DrawReply, { kind: 'ok' }>;

type Step = NonNullable<DrawQuestion['take']>['step'];
type Ask = (question: Omit<DrawQuestion, 'kid'>) => Promise<DrawReply>;

/** What is on the screen is not how things are any more. */
const OVERTAKEN: ReadonlySet<string> = new Set(['moved-on', 'out-of-order', 'devices-quiet']);

/** One draw on the screen: what is known of it, and how to take its next step. */
export class DrawRoom {
	#told = $state.raw<DrawTold | null>(null);
	#working = $state(false);
	/** kind of the last answer that told nothing, or the reason of a refusal */
	#trouble = $state('');
	#fresh = $state(false);
	/** questions so far: news that a step has overtaken are dropped */
	#asked = 0;
	readonly #state = $derived<DrawState>(drawState(this.#told?.steps ?? []));

	constructor(private readonly ask: Ask) {}

	/** null until the server has answered once */
	get told(): DrawTold | null {
		return this.#told;
	}

	get state(): DrawState {
		return this.#state;
	}

	get working(): boolean {
		return this.#working;
	}

	/** '' when the last answer was one */
	get trouble(): string {
		return this.#trouble;
	}

	/** the winners were drawn on this screen, just now */
	get fresh(): boolean {
		return this.#fresh;
	}

	look(): Promise<boolean> {
		return this.#put({});
	}

	/** Somebody was drawn whose entry is not on this device. */
	get hasStrangers(): boolean {
		if (this.#state.phase !== 'drawn' || this.#told === null) return false;
		const { entrants } = this.#told;
		const { winners, drawn } = this.#state;
		return [...winners, ...drawn.alternates].some((ulid) => !Object.hasOwn(entrants, ulid));
	}

	/** For news from elsewhere: nothing is asked while an answer is on its way, and no trouble is shown. */
	async lookAgain(): Promise<void> {
		if (this.#working || this.#told === null) return;
		const asked = this.#asked;
		const reply = await this.ask({});
		if (reply.kind === 'ok' && asked === this.#asked) this.#told = reply;
	}

	/**
	 * The next step, on top of what is on the screen.
	 *
	 * @returns false when it was not taken: see `trouble`
	 */
	async take(step: Step, body: Readonly<Record<string, Json>>): Promise<boolean> {
		const after = this.#told?.digest ?? null;
		const taken = await this.#put({ take: { step, body: { after, ...body } } });
		if (taken) this.#fresh = step === 'draw';
		if (!OVERTAKEN.has(this.#trouble)) return taken;
		const { trouble } = this;
		// What is there now is what the next step stands on.
		await this.#put({});
		this.#trouble = trouble;
		return false;
	}

	async #put(question: Omit<DrawQuestion, 'kid'>): Promise<boolean> {
		this.#asked += 1;
		this.#working = true;
		const reply = await this.ask(question).finally(() => (this.#working = false));
		if (reply.kind === 'ok') this.#told = reply;
		this.#trouble = reply.kind === 'ok' ? '' : reply.kind === 'refused' ? reply.reason : reply.kind;
		return reply.kind === 'ok';
	}
}
