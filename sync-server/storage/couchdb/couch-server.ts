import { StorageError } from '../storage-error.ts';

export interface Asked {
	readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** from the server's root, such as `/ficha/_changes?since=0` */
	readonly path: string;
	/** JSON text: what was parsed is written anew, never handed on as it came */
	readonly body?: string;
	/** statuses that mean something to who asks; any other failure is thrown */
	readonly expect?: readonly number[];
}

/** Long enough for a cluster that repairs itself, short enough for a device that waits for its push. */
const PATIENCE_MS = 60_000;

/** A write that fewer nodes than the quorum have: it is not durable, and is asked for again. */
const ACCEPTED = 202;

/**
 * Requests to a CouchDB, over connections that are kept open. The gateway's name and password go
 * nowhere else, and into no message.
 */
export class CouchServer {
	/** for messages: without credentials */
	readonly address: string;
	readonly #base: string;
	readonly #authorization: string;

	/** @param url with credentials, such as `http://ficha:secret@couch.example:5984` */
	constructor(url: string) {
		const { origin, pathname, username, password } = new URL(url);
		this.address = origin;
		this.#base = origin + pathname.replace(/\/$/, '');
		const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
		this.#authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
	}

	/**
	 * Asks twice if the connection breaks: a node that has gone away leaves its balancer time to find
	 * another. So nothing may be asked here that does harm when it is done twice.
	 *
	 * @returns the status and the parsed body
	 * @throws StorageError `unreachable`, `credentials-refused`, `unexpected-answer`
	 */
	async ask(asked: Asked): Promise<{ readonly status: number; readonly body: unknown }> {
		const { status, response } = await this.#fetchTwice(asked);
		const text = await this.#reading(response.text());
		try {
			return { status, body: text === '' ? null : (JSON.parse(text) as unknown) };
		} catch (cause) {
			throw new StorageError('unexpected-answer', `${this.address} did not answer in JSON.`, {
				cause
			});
		}
	}

	/** The same for an answer that is no JSON. null for 404. */
	async bytes(path: string): Promise<Uint8Array | null> {
		const { status, response } = await this.#fetchTwice({ path, expect: [404] });
		const data = await this.#reading(response.arrayBuffer());
		return status === 404 ? null : new Uint8Array(data);
	}

	/** An answer that goes on until the signal ends it. */
	async stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
		const response = await this.#fetch({ path }, signal);
		await this.#refuseUnexpected({ path }, response);
		if (response.body === null) throw new StorageError('unexpected-answer', 'An empty feed.');
		return response.body;
	}

	async #fetchTwice(
		asked: Asked
	): Promise<{ readonly status: number; readonly response: Response }> {
		const once = () => this.#fetch(asked, AbortSignal.timeout(PATIENCE_MS));
		const response = await once().catch(once);
		await this.#refuseUnexpected(asked, response);
		return { status: response.status, response };
	}

	async #fetch({ method = 'GET', path, body }: Asked, signal: AbortSignal): Promise<Response> {
		const headers = {
			accept: 'application/json',
			authorization: this.#authorization,
			...(body !== undefined && { 'content-type': 'application/json' })
		};
		return this.#reading(
			fetch(this.#base + path, { method, headers, signal, ...(body !== undefined && { body }) })
		);
	}

	async #refuseUnexpected(asked: Asked, response: Response): Promise<void> {
		const { status } = response;
		if (asked.expect?.includes(status) === true) return;
		if (response.ok && status !== ACCEPTED) return;
		const reason = (await this.#reading(response.text())).trim().slice(0, 300);
		throw this.#refusal(asked, status, reason);
	}

	#refusal({ method = 'GET', path }: Asked, status: number, reason: string): StorageError {
		const asked = `${method} ${path.split('?')[0] ?? ''}`;
		switch (status) {
			case 401:
			case 403:
				return new StorageError(
					'credentials-refused',
					`${this.address} refuses the name and password of COUCHDB_URL. They must be an ` +
						'administrator’s: Ficha makes its databases itself.'
				);
			case ACCEPTED:
				return new StorageError(
					'unreachable',
					`Too few nodes of ${this.address} have taken ${asked}: it may be lost with one of them.`
				);
			default:
				return new StorageError(
					status >= 500 || status === 429 ? 'unreachable' : 'unexpected-answer',
					`${this.address} answered ${asked} with ${status}: ${reason}`
				);
		}
	}

	async #reading<T>(work: Promise<T>): Promise<T> {
		try {
			return await work;
		} catch (cause) {
			throw new StorageError(
				'unreachable',
				`There is no CouchDB at ${this.address}, or it does not answer.`,
				{ cause }
			);
		}
	}
}
