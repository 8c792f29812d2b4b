import { me, type Me } from '#domain/wire/me.ts';
import { mintDevice } from '../../src/lib/session/mint-device.ts';

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly text: string;
	/** parsed, where it is JSON; for tests to look into */
	readonly body: Json;
}

/** JSON whose shape the test knows. */
type Json = Readonly<Record<string, unknown>>;

/** A signed-in user of the HTTP surface, as our app is one: with a cookie and the header. */
export class Client {
	readonly url: string;
	readonly me: Me;
	readonly cookie: string;

	private constructor(url: string, signedIn: Me, cookie: string) {
		this.url = url;
		this.me = signedIn;
		this.cookie = cookie;
	}

	/** @throws Error when the server does not let them in */
	static async signIn(
		url: string,
		login: string,
		password: string,
		device = mintDevice(Math.random)
	): Promise<Client> {
		const response = await fetch(`${url}/api/v1/session`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', 'x-ficha': '1' },
			body: JSON.stringify({ login, password, device: { id: device, name: 'test' } })
		});
		const body: unknown = await response.json();
		if (!response.ok) throw new Error(`not signed in: ${JSON.stringify(body)}`);
		const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
		return new Client(url, me.parse(body), cookie);
	}

	/** The same session on a server that runs elsewhere by now. */
	at(url: string): Client {
		return new Client(url, this.me, this.cookie);
	}

	get headers(): Readonly<Record<string, string>> {
		return { cookie: this.cookie, 'x-ficha': '1' };
	}

	get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
		return this.#ask('GET', path, undefined, headers);
	}

	post(path: string, body: unknown): Promise<Answer> {
		return this.#ask('POST', path, body);
	}

	put(path: string, body: unknown): Promise<Answer> {
		return this.#ask('PUT', path, body);
	}

	delete(path: string): Promise<Answer> {
		return this.#ask('DELETE', path);
	}

	async #ask(
		method: string,
		path: string,
		body?: unknown,
		headers: Readonly<Record<string, string>> = {}
	): Promise<Answer> {
		const response = await fetch(this.url + path, {
			method,
			headers: {
				...this.headers,
				...headers,
				...(body !== undefined && { 'content-type': 'application/json' })
			},
			...(body !== undefined && { body: JSON.stringify(body) })
		});
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			text,
			body: parsed(text)
		};
	}
}

/** Not every answer is one JSON: a continuous feed is many. */
function parsed(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return {};
	}
}
