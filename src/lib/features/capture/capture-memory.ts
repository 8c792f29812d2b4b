const EVENT_KEY = 'ficha.capture.event';

/** Where the next sign-up is likely to be made: at the same event as the last. Gone with the tab. */
export class CaptureMemory {
	constructor(private readonly tab: Storage | null) {}

	get event(): string | null {
		return this.tab?.getItem(EVENT_KEY) ?? null;
	}

	keepEvent(kid: string): void {
		this.tab?.setItem(EVENT_KEY, kid);
	}
}
