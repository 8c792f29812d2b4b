declare global {
	namespace App {
		/** What goes along with a step in the history, and never into an address. */
		interface PageState {
			/** who was looked for in vain, and is to be signed up */
			wanted?: string;
		}
	}
}

export {};
