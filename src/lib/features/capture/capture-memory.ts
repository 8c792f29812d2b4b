const EVENT_KEY = 'ficha.capture.event';
const CITY_KEY = 'ficha.capture.city';

/**
 * What the next sign-up is likely to have in common with the last: the event, and the city that most
 * people at a fair come from. Gone with the tab.
 */
export class CaptureMemory {
	constructor(private readonly tab: Storage | null) {}

	get event(): string | null {
		return this.tab?.getItem(EVENT_KEY) ?? null;
	}

	keepEvent(kid: string): void {
		this.tab?.setItem(EVENT_KEY, kid);
	}

	get city(): string {
		return this.tab?.getItem(CITY_KEY) ?? '';
	}

	keepCity(city: string): void {
		this.tab?.setItem(CITY_KEY, city);
	}
}
