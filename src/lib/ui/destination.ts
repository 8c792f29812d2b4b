import type { Component } from 'svelte';

/** A place that the bar of a phone and the rail of a tablet lead to. */
export interface Destination {
	readonly href: string;
	readonly label: string;
	readonly icon: Component<{ size?: number }>;
	/** the one thing that most days are about: stands out in the middle of the bar, first on the rail */
	readonly prominent?: true;
	/** how many things wait there, with the words for it */
	readonly waiting?: { readonly count: number; readonly label: string };
	readonly current: boolean;
}
