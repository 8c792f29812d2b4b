/**
 * Why the server does not take a pushed document: the `reason` of its `forbidden` row. A device keeps
 * the document and shows the reason in the user's language; none of them says whether a document that
 * the user may not see exists.
 */
export type PushRefusal =
	/** the id is none of ours */
	| 'unknown-id'
	/** the fields are not those of its kind */
	| 'malformed'
	/** `_rev` and `_revisions` don't make a history */
	| 'bad-revision'
	/** larger, deeper or with more keys than a document may be */
	| 'too-large'
	/** only a file carries attachments, and not too large ones */
	| 'attachments'
	/** no right to it, or its id is taken */
	| 'not-allowed'
	/** evidence has one revision for ever */
	| 'written-once'
	/** people archive; only the server deletes */
	| 'not-deletable'
	/** whom a customer was created for never changes: an assignment overrides it */
	| 'assigned-is-fixed'
	/** signed with another colleague's name or device */
	| 'not-author'
	/** the device's clock is more than ten minutes ahead */
	| 'clock'
	/** holds what looks like the number of a payment card */
	| 'card-number'
	/** gives a password away */
	| 'password'
	/** one's role keeps the named field from being edited */
	| 'field-not-allowed'
	/** nobody would be left who administers */
	| 'last-administrator'
	/** a contest that could not be published so: the place follows */
	| 'not-publishable'
	/** what people have signed stays as they signed it: the place follows */
	| 'signed';

/** The reason as it travels: some name what they are about, as `field-not-allowed: birthDate` does. */
export type PushReason = PushRefusal | `${PushRefusal}: ${string}`;

const SEPARATOR = ': ';

export function reasonOf(refusal: PushRefusal, about: string): PushReason {
	return `${refusal}${SEPARATOR}${about}`;
}

/** @returns what it is about as null where it does not say */
export function splitReason(reason: string): {
	readonly refusal: string;
	readonly about: string | null;
} {
	const at = reason.indexOf(SEPARATOR);
	if (at < 0) return { refusal: reason, about: null };
	return { refusal: reason.slice(0, at), about: reason.slice(at + SEPARATOR.length) };
}
