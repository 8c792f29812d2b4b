const SHORTCUTS_KEY = 'ficha.shortcuts';

/**
 * Keys of one letter get in the way of those who speak to the device, which types what it hears: they
 * can be switched off (WCAG 2.1.4).
 */
export class ShortcutChoice {
	#on = $state(true);
	readonly #memory: Storage | null;

	constructor(memory: Storage | null) {
		this.#memory = memory;
		this.#on = memory?.getItem(SHORTCUTS_KEY) !== 'off';
	}

	get on(): boolean {
		return this.#on;
	}

	set on(on: boolean) {
		this.#on = on;
		this.#memory?.setItem(SHORTCUTS_KEY, on ? 'on' : 'off');
	}
}
