/** Closes a switch: a case that was added and not handled is a compile error, not a silent default. */
export function assertNever(value: never): never {
	throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
}
