import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server on which every byte is counted, as it travels: headers and compression included. */
export class CountedLink {
	readonly #sockets = new Set<Socket>();
	readonly #server;
	#target: URL;
	#bytes = 0;

	private constructor(target: string) {
		this.#target = new URL(target);
		this.#server = createServer((socket) => this.#forward(socket));
	}

	static async open(target: string): Promise<CountedLink> {
		const link = new CountedLink(target);
		link.#server.listen(0, '127.0.0.1');
		await once(link.#server, 'listening');
		return link;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	/** Leads elsewhere from here on, as a balancer does when a gateway has gone. */
	lead(target: string): void {
		this.#target = new URL(target);
		for (const socket of this.#sockets) socket.destroy();
	}

	/** Both ways, since it was last asked. */
	taken(): number {
		const bytes = this.#bytes;
		this.#bytes = 0;
		return bytes;
	}

	async close(): Promise<void> {
		this.#server.close();
		for (const socket of this.#sockets) socket.destroy();
		await once(this.#server, 'close');
	}

	#forward(inbound: Socket): void {
		const outbound = connect(Number(this.#target.port), this.#target.hostname);
		this.#pass(inbound, outbound);
		this.#pass(outbound, inbound);
	}

	#pass(from: Socket, to: Socket): void {
		this.#sockets.add(from);
		from.on('data', (piece: Buffer) => (this.#bytes += piece.length));
		from.pipe(to);
		from.on('error', () => to.destroy());
		from.on('close', () => {
			this.#sockets.delete(from);
			to.destroy();
		});
	}
}
