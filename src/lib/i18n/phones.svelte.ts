import { createContext } from 'svelte';
import type * as tables from './phone-numbers.ts';

type Tables = typeof tables;

/** Telephone numbers as people write them, once the tables have come; as stored until then. */
export class Phones {
	#tables = $state.raw<Tables | null>(null);
	#coming: Promise<void> | undefined;

	/** Fetches the tables; a failure is tried again at the next need. */
	load(): Promise<void> {
		this.#coming ??= import('./phone-numbers.ts').then(
			(tables) => {
				this.#tables = tables;
			},
			() => {
				this.#coming = undefined;
			}
		);
		return this.#coming;
	}

	read(number: string): string {
		return this.#tables?.formatForReading(number) ?? number;
	}

	typing(typed: string, country: string): string {
		return this.#tables?.formatWhileTyping(typed, country) ?? typed;
	}
}

export const [usePhones, providePhones] = createContext<Phones>();
