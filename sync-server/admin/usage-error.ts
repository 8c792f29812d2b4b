/** What was asked can't be done, and the message says why and what to do. No fault of the program. */
export class UsageError extends Error {
	override readonly name = 'UsageError';
	readonly code = 'usage';
}
