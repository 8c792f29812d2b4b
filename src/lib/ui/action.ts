import type { Component } from 'svelte';

/** Something that can be done with one tap: a line of a menu, a button behind a row. */
export interface Action {
	readonly label: string;
	readonly icon?: Component<{ size?: number }>;
	/** says more under the label */
	readonly detail?: string;
	readonly tone?: 'danger';
	/** leads somewhere, such as `tel:`; otherwise it runs */
	readonly href?: string;
	readonly run?: () => void;
	readonly disabled?: true;
}
