import type { EngineClient } from '$lib/app/context.ts';
import type { PostalArea } from '$lib/app/engine-api.ts';

/** No country writes a postcode that is complete with less. */
const SHORTEST_POSTCODE = 4;

/** The city that customers of the postcode being typed live in. The last question asked is the one that counts. */
export class CityOffer {
	#asked = '';
	#city = $state.raw('');

	constructor(private readonly engine: Pick<EngineClient, 'cityOf'>) {}

	/** '' while none is known */
	get city(): string {
		return this.#city;
	}

	look(area: PostalArea): void {
		const question = `${area.country} ${area.postalCode.trim()}`;
		if (question === this.#asked) return;
		this.#asked = question;
		this.#city = '';
		if (area.postalCode.trim().length >= SHORTEST_POSTCODE) void this.#ask(area, question);
	}

	async #ask(area: PostalArea, question: string): Promise<void> {
		// An offer that can't be made must not stop a sign-up.
		const city = await this.engine.cityOf(area).catch(() => '');
		if (question === this.#asked) this.#city = city;
	}
}
