import type { Network } from './device.ts';

/** What may come of one request: the server's answer, or something else. */
export type Mishap = (answer: () => Promise<Response>) => Promise<Response>;

/** Links between a device and its server as one meets them at a fair. They wait for nobody. */
export const badLinks = {
	/** One request in five never arrives, and one answer in five is lost. */
	losing: () => byLot([straight, straight, lost, straight, unanswered]),

	/** Nothing comes for so long that the device gives up; the server has done it all the same. */
	stalling: () => byLot([straight, stalled, straight]),

	/** Somebody is to accept the terms of the hall's network, again and again. */
	portal: () => byLot([straight, straight, page]),

	/** A proxy that can't reach the server, or is told that the server is being updated. */
	proxy: () => byLot([straight, failing(502), straight, failing(503, '120')]),

	/** The connection is cut when half of an answer is there. */
	halving: () => byLot([straight, halved])
} as const satisfies Record<string, () => Network>;

/** By lot, the same in every run. In a fixed order each round would break off at the same request. */
function byLot(mishaps: readonly Mishap[]): Network {
	let state = 1;
	return (fetch) => (url, init) => {
		state = (state * 48_271) % 2_147_483_647;
		const mishap = mishaps[state % mishaps.length] ?? straight;
		return mishap(() => fetch(url, init));
	};
}

const straight: Mishap = (answer) => answer();

const lost: Mishap = () => Promise.reject(new TypeError('no route'));

const unanswered: Mishap = async (answer) => {
	await (await answer()).arrayBuffer();
	throw new TypeError('the connection was cut');
};

const stalled: Mishap = async (answer) => {
	await (await answer()).arrayBuffer();
	throw new DOMException('it took too long', 'TimeoutError');
};

const page: Mishap = () =>
	Promise.resolve(
		new Response('<!doctype html><title>Feria Wi-Fi</title><p>Acepta las condiciones', {
			headers: { 'content-type': 'text/html' }
		})
	);

const failing =
	(status: number, retryAfter?: string): Mishap =>
	() => {
		const headers = {
			'content-type': 'text/html',
			...(retryAfter && { 'retry-after': retryAfter })
		};
		return Promise.resolve(new Response('<h1>Bad gateway</h1>', { status, headers }));
	};

const halved: Mishap = async (answer) => {
	const whole = await answer();
	const bytes = new Uint8Array(await whole.arrayBuffer());
	const half = new ReadableStream<Uint8Array>({
		start: (controller) => {
			controller.enqueue(bytes.slice(0, bytes.length / 2));
		},
		pull: (controller) => controller.error(new TypeError('terminated'))
	});
	return new Response(half, { status: whole.status, headers: whole.headers });
};

/** Each by itself, for who draws lots of their own. */
export const mishaps = {
	straight,
	lost,
	unanswered,
	stalled,
	page,
	halved,
	badGateway: failing(502),
	unavailable: failing(503, '120')
} as const satisfies Record<string, Mishap>;
