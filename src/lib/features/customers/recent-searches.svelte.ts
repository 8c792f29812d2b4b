import * as z from 'zod/mini';
import { secretIn } from '#domain/contests/refuse-secrets.ts';
import { fold } from '#domain/search/fold.ts';
import type { ListMemory } from './list-query.svelte.ts';

/** With a keyboard on the screen there is no room for more. */
const MOST = 5;
const SHORTEST = 2;
const LONGEST = 100;

const stored = z.array(z.string());

/** What was looked for here and led to somebody, the latest first. */
export class RecentSearches {
	#texts = $state.raw<readonly string[]>([]);

	constructor(private readonly memory: ListMemory) {
		this.read();
	}

	get texts(): readonly string[] {
		return this.#texts;
	}

	/** Another window may have looked for somebody meanwhile. */
	read(): void {
		this.#texts = stored.safeParse(this.memory.read()).data?.slice(0, MOST) ?? [];
	}

	/**
	 * Once more, it is the latest again; accents and capitals make no other search of it. Card numbers and
	 * passwords are kept nowhere, and a long text was pasted by mistake.
	 */
	add(text: string): void {
		const added = text.trim();
		if (added === this.#texts[0] || added.length < SHORTEST || added.length > LONGEST) return;
		if (secretIn(added) !== null) return;
		this.read();
		const others = this.#texts.filter((one) => fold(one) !== fold(added));
		this.#keep([added, ...others].slice(0, MOST));
	}

	forget(text: string): void {
		this.read();
		this.#keep(this.#texts.filter((one) => one !== text));
	}

	forgetAll(): void {
		this.#keep([]);
	}

	#keep(texts: readonly string[]): void {
		this.#texts = texts;
		this.memory.write(texts);
	}
}
