/** What a control in a field's frame has to carry, so that its error and hint are read out with it. */
export interface FieldWiring {
	readonly id: string;
	readonly 'aria-describedby': string | undefined;
	readonly 'aria-invalid': true | undefined;
}
