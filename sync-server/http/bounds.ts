/** How much of anything one request may bring. */
export const bounds = {
	/** as sent, and again after inflating */
	bodyBytes: 8 * 1024 * 1024,
	/** a document may be 20 deep, which is judged one by one; this protects the parser */
	bodyDepth: 32,
	/** a thousand rich documents; what one document may hold is judged one by one */
	bodyKeys: 250_000,
	formBytes: 8 * 1024,
	/** of whoever is not signed in: enough to sign in, too little to keep the parser busy with */
	strangerBytes: 8 * 1024,
	/** feeds and waits that one device may keep open at once */
	openFeedsPerDevice: 8
} as const;
