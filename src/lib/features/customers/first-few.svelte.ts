import { tick } from 'svelte';

/** So many more a frame: of a thousand, nobody waits for the last to see the first. */
const A_FRAME = 120;

/**
 * How much of a long list shows: the first few, and all of it for whoever asks. Made while a component
 * initialises, and it ends with it.
 */
export class FirstFew {
	#wanted = $state(0);

	/** @param count how many there are */
	constructor(
		private readonly atFirst: number,
		private readonly count: () => number
	) {
		this.#wanted = atFirst;
		$effect(() => {
			if (this.#wanted === atFirst || this.#wanted >= this.count()) return;
			const frame = requestAnimationFrame(() => (this.#wanted += A_FRAME));
			return () => cancelAnimationFrame(frame);
		});
	}

	/** how many show */
	get shown(): number {
		return Math.min(this.#wanted, this.count());
	}

	/** there are more, and nobody has asked for them */
	get isCut(): boolean {
		return this.#wanted === this.atFirst && this.atFirst < this.count();
	}

	/** What was pressed goes: whoever pressed it goes on with the first that came. */
	async showAll(list: Element | undefined): Promise<void> {
		this.#wanted += A_FRAME;
		await tick();
		const came = list?.children[this.atFirst];
		if (!(came instanceof HTMLElement)) return;
		const button = came.querySelector<HTMLElement>('button:not(:disabled)');
		if (button === null) came.tabIndex = -1;
		(button ?? came).focus();
	}
}
