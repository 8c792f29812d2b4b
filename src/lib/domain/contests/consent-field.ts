/** How a consent is named among the fields of a form. */
export function consentField(consent: {
	readonly purpose: string;
	readonly channel?: string | undefined;
}): string {
	return ['consent', consent.purpose, consent.channel].filter(Boolean).join('/');
}
