const KEY = 'ficha.clock';
const HOUR_MS = 60 * 60 * 1000;

/** Whether somebody has been told how far the clock is off. Told again only when it is off by another amount. */
export class ClockNotice {
	#known = $state.raw<string | null>(null);

	constructor(private readonly memory: Storage | null) {
		this.#known = memory?.getItem(KEY) ?? null;
	}

	/** @param ahead milliseconds; an hour more or less is the same */
	isKnown(ahead: number): boolean {
		return this.#known !== null && Math.abs(Number(this.#known) - hours(ahead)) <= 1;
	}

	noted(ahead: number): void {
		this.#known = String(hours(ahead));
		this.memory?.setItem(KEY, this.#known);
	}
}

function hours(milliseconds: number): number {
	return Math.round(milliseconds / HOUR_MS);
}
