import { publishProblems, type PublishProblem } from '#domain/contests/publish-problems.ts';
import type { Contest, Question } from '#domain/documents/contest.ts';
import type { Localised } from '#domain/documents/localised.ts';
import type { DraftStore } from '$lib/app/context.ts';
import { forgetContestDraft, keepContestDraft, type ContestDraft } from './contest-draft.ts';

/** What a builder begins with. */
export interface BuilderStart extends ContestDraft {
	/** it is a draft on this device already; otherwise the first change makes it one */
	readonly kept: boolean;
}

/** A contest being written. Every key is in the draft, which only publishing or a person takes away. */
export class ContestBuilder {
	readonly kid: string;
	#contest = $state.raw() as Contest;
	#after = $state(0);
	#writing = $state('');
	#asked = $state(false);
	#kept = $state(false);
	readonly #drafts: DraftStore;
	readonly #problems = $derived(publishProblems(this.#contest));

	constructor(kid: string, start: BuilderStart, drafts: DraftStore) {
		this.kid = kid;
		this.#contest = start.contest;
		this.#after = start.after;
		this.#writing = start.contest.languages[0] ?? 'es';
		this.#kept = start.kept;
		this.#drafts = drafts;
	}

	get contest(): Contest {
		return this.#contest;
	}

	/** version of the publication that it goes on from; 0 for none */
	get after(): number {
		return this.#after;
	}

	/** the language that texts are being written in */
	get writing(): string {
		return this.#writing;
	}

	/** something is written that is not published */
	get kept(): boolean {
		return this.#kept;
	}

	get problems(): readonly PublishProblem[] {
		return this.#problems;
	}

	/** somebody wants to publish: from now on what is wrong is said beside each field */
	get asked(): boolean {
		return this.#asked;
	}

	ask(): void {
		this.#asked = true;
	}

	write(language: string): void {
		this.#writing = language;
	}

	change(part: Partial<Contest>): void {
		this.#put({ ...this.#contest, ...part });
	}

	/** Takes a field away, or keeps it as it is. */
	drop(field: 'look' | 'groups' | 'audience'): void {
		const { [field]: _, ...kept } = this.#contest;
		this.#put(kept);
	}

	changeQuestion(field: string, question: Question): void {
		const questions = this.#contest.questions.map((one) => (one.field === field ? question : one));
		this.change({ questions });
	}

	/** On top of what somebody else has published meanwhile. */
	goOnFrom(version: number): void {
		this.#after = version;
		this.#keep();
	}

	/** What is wrong at a place, in the language that is being written where it is about one. */
	problemAt(at: string): PublishProblem | null {
		if (!this.#asked) return null;
		const found = this.#problems.filter((problem) => problem.at === at);
		const here = found.find(({ language }) => language === undefined || language === this.#writing);
		return here ?? null;
	}

	/** @returns how to bring it back */
	async discard(): Promise<() => void> {
		const contest = this.#contest;
		this.#kept = false;
		await forgetContestDraft(this.#drafts, this.kid);
		return () => this.#put(contest);
	}

	/** It is published: nothing is left to be kept. */
	async done(): Promise<void> {
		this.#kept = false;
		await forgetContestDraft(this.#drafts, this.kid);
	}

	#put(contest: Contest): void {
		this.#contest = contest;
		this.#keep();
	}

	#keep(): void {
		this.#kept = true;
		keepContestDraft(this.#drafts, this.kid, { after: this.#after, contest: this.#contest });
	}
}

/** A text with its wording in one language. An empty one is none. */
export function worded(words: Localised | undefined, language: string, text: string): Localised {
	const { [language]: _, ...others } = words ?? {};
	return text === '' ? others : { ...others, [language]: text };
}
