/** A signed-in client without a browser: what a curious colleague, or a test, can ask by hand. */
export class ApiClient {
	readonly #origin: string;
	readonly #cookie: string;

	private constructor(origin: string, cookie: string) {
		this.#origin = origin;
		this.#cookie = cookie;
	}

	static async signIn(port: number, login: string, password: string): Promise<ApiClient> {
		const origin = `http://localhost:${port}`;
		const response = await fetch(`${origin}/api/v1/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-ficha': '1' },
			body: JSON.stringify({ login, password, device: { id: `dtest${login}00`, name: 'test' } })
		});
		const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
		if (!response.ok || cookie === undefined) throw new Error(`no session: ${response.status}`);
		return new ApiClient(origin, cookie);
	}

	async request(
		method: string,
		path: string,
		body?: unknown
	): Promise<{ readonly status: number; readonly text: string }> {
		const response = await fetch(this.#origin + path, {
			method,
			headers: { cookie: this.#cookie, 'content-type': 'application/json', 'x-ficha': '1' },
			...(body === undefined ? {} : { body: JSON.stringify(body) })
		});
		return { status: response.status, text: await response.text() };
	}

	/** Every visible document whose id begins so, as its winning revision. */
	async documents<T extends { _id: string }>(prefix: string): Promise<readonly T[]> {
		const found: T[] = [];
		for (;;) {
			const query = new URLSearchParams({
				include_docs: 'true',
				startkey: JSON.stringify(found.at(-1)?._id ?? prefix),
				skip: found.length === 0 ? '0' : '1',
				endkey: JSON.stringify(`${prefix}\ufff0`)
			});
			const { text } = await this.request('GET', `/couch/ficha/_all_docs?${query}`);
			const { rows } = JSON.parse(text) as { rows: readonly { doc: T }[] };
			if (rows.length === 0) return found;
			found.push(...rows.map(({ doc }) => doc));
		}
	}
}
