/** How far a customer has come with us, as the stages follow each other. */
export const stages = [
	'prospeccion',
	'oportunidad',
	'conversion',
	'fidelizacion',
	'evangelista'
] as const;
export type Stage = (typeof stages)[number];
