/**
 * How a consent is named among the fields of a form; the same as in a problem of `validateEntry`, which
 * is not imported for it, because it brings every country's telephone numbers along.
 */
export function consentKey(consent: {
	readonly purpose: string;
	readonly channel?: string | undefined;
}): string {
	return ['consent', consent.purpose, consent.channel].filter(Boolean).join('/');
}
