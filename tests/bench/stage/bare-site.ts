import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { displayName } from '#domain/search/display-name.ts';
import type { CustomerCore } from '#domain/documents/customer.ts';
import { benchCustomers } from './company-data.ts';

const PAGES = join(import.meta.dirname, '..', 'bare');

/**
 * Pages by hand, without a framework, a database of ours or a worker, that do the least of what the
 * app does: the baselines. Each is in `tests/bench/bare`, and has the ids and fields that
 * `watch-page.js` looks for.
 */
export class BareSite {
	readonly #server: Server;

	private constructor(server: Server) {
		this.#server = server;
	}

	static async open(customers: number): Promise<BareSite> {
		const documents = JSON.stringify([...benchCustomers(customers)].map(summary));
		const server = createServer((request, response) => {
			const { pathname } = new URL(request.url ?? '/', 'http://localhost');
			if (pathname === '/customers.json') {
				response.setHeader('content-type', 'application/json').end(documents);
				return;
			}
			void readFile(join(PAGES, `${pathname.slice(1)}.html`)).then(
				(html) => response.setHeader('content-type', 'text/html; charset=utf-8').end(html),
				() => response.writeHead(404).end()
			);
		});
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return new BareSite(server);
	}

	/** @param name of a file in `tests/bench/bare` */
	url(name: string): string {
		return `http://localhost:${(this.#server.address() as AddressInfo).port}/${name}`;
	}

	async close(): Promise<void> {
		this.#server.closeAllConnections();
		this.#server.close();
		await once(this.#server, 'close');
	}
}

function summary({ cid, values, stage }: { cid: string; values: object; stage: string }) {
	const core = values as CustomerCore;
	return { cid, name: displayName(core), place: core.addresses?.[0]?.city ?? '', stage, ...values };
}
