/** Of whoever stands there. */
export interface Visit {
	/** another number is another person */
	readonly number: number;
	busy(whether: boolean): void;
	over(): void;
}
