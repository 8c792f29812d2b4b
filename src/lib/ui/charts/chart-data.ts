/** One bar, slice or point, in words that a reader of the table sees too. */
export interface ChartPoint {
	readonly label: string;
	readonly value: number;
}

/** Points that belong together, on the same labels as every other series of the chart. */
export interface ChartSeries {
	readonly label: string;
	/** null: nothing was measured there, which is not zero */
	readonly values: readonly (number | null)[];
}

/** A value in the reader's words: `1.240 €`. */
export type FormatValue = (value: number) => string;

/** The words of a chart's frame, in the reader's language. */
export interface ChartWords {
	readonly showTable: string;
	readonly showChart: string;
	readonly empty: string;
}
