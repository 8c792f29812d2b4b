export const engineErrorCodes = [
	/** the device has no room left: what was typed is still in the form and in its draft */
	'storage-full',
	/** the browser refuses or lost the database */
	'storage-denied',
	/** the device does not hold what was asked for */
	'not-found',
	/** the browser could not start the engine, or it has died and does not come back */
	'unavailable',
	/** nobody is signed in, or the engine has been closed */
	'closed',
	/** the device is a kiosk now: it takes the PIN first */
	'locked',
	/** what was to be written holds a card number, or gives a password away */
	'secret',
	/** the question makes no sense: a fault of the caller, or of a window with an older app */
	'invalid'
] as const;
export type EngineErrorCode = (typeof engineErrorCodes)[number];

/** The one shape in which anything that goes wrong in the engine reaches a window. */
export class EngineError extends Error {
	override readonly name = 'EngineError';
	constructor(
		readonly code: EngineErrorCode,
		message: string,
		options?: ErrorOptions
	) {
		super(message, options);
	}
}
