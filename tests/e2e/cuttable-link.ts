import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * One person's way to the server. Cutting it closes the port and every open connection, which is
 * what a dead network looks like to a browser; its own "offline" switch would also tell the page.
 */
export class CuttableLink {
	readonly #target: number;
	#port = 0;
	#server: Server | null = null;
	readonly #sockets = new Set<Socket>();

	constructor(target: number) {
		this.#target = target;
	}

	get origin(): string {
		return `http://localhost:${this.#port}`;
	}

	async open(): Promise<void> {
		const server = createServer((socket) => this.#forward(socket));
		server.listen(this.#port, '127.0.0.1');
		await once(server, 'listening');
		this.#port = (server.address() as AddressInfo).port;
		this.#server = server;
	}

	async cut(): Promise<void> {
		const server = this.#server;
		if (server === null) return;
		this.#server = null;
		server.close();
		for (const socket of this.#sockets) socket.destroy();
		await once(server, 'close');
	}

	#forward(inbound: Socket): void {
		const outbound = connect(this.#target, '127.0.0.1');
		this.#pair(inbound, outbound);
		this.#pair(outbound, inbound);
	}

	#pair(from: Socket, to: Socket): void {
		this.#sockets.add(from);
		from.pipe(to);
		from.on('error', () => to.destroy());
		from.on('close', () => {
			this.#sockets.delete(from);
			to.destroy();
		});
	}
}
